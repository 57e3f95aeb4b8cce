package org.vizsla.explain.fuzz;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vizsla.explain.fuzz.GradientCheck.Result;
import org.vizsla.explain.fuzz.GradientCheck.Verdict;
import org.vizsla.explain.fuzz.GradientFuzz.Tried;

/** What came of many random networks: how many of each operator were right, wrong, refused or rough, and the largest error among those that could be compared. */
final class FuzzSummary {
    private final Map<String, Row> rows = new TreeMap<>();
    private final Row sum = new Row();

    /** How often an operator occurs, also where another one is tried, and what came of the networks that try it. */
    private static final class Row {
        final Map<Verdict, Integer> verdicts = new TreeMap<>();
        int occurrences;
        int compared;
        double worst;

        void add(Result result) {
            verdicts.merge(result.verdict(), 1, Integer::sum);
            compared += result.places();
            if (result.error() > worst) {
                worst = result.error();
            }
        }
    }

    /** Adds a network; nothing of it is kept. */
    void add(Tried tried) {
        row(tried.operator()).add(tried.result());
        sum.add(tried.result());
        Set<String> operators = new HashSet<>(tried.network().operators());
        operators.forEach(operator -> row(operator).occurrences++);
    }

    private Row row(String operator) {
        return rows.computeIfAbsent(operator, name -> new Row());
    }

    /** Prints one line for each operator, and one of all. */
    void print(PrintStream out) {
        rows.forEach((operator, row) -> out.printf(
                "%-26s in %5d networks, tried in %s, worst error %.1e%n",
                operator, row.occurrences, row.verdicts, row.worst));
        int networks =
                sum.verdicts.values().stream().mapToInt(Integer::intValue).sum();
        out.printf(
                "%d networks of %d operators, compared at %d places: %s, worst error %.1e%n",
                networks, rows.size(), sum.compared, sum.verdicts, sum.worst);
    }
}
