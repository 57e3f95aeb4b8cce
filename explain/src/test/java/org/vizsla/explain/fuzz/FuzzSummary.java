package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private final List<String> failures = new ArrayList<>();

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

        int networks() {
            return verdicts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Adds a network; nothing of it is kept. */
    void add(Tried tried) {
        row(tried.operator()).add(tried.result());
        sum.add(tried.result());
        Set<String> operators = new HashSet<>(tried.network().operators());
        operators.forEach(operator -> row(operator).occurrences++);
        Verdict verdict = tried.result().verdict();
        if (verdict == Verdict.WRONG || verdict == Verdict.REFUSED) {
            failures.add(verdict + " seed " + tried.network().seed() + " " + tried.operator() + " "
                    + tried.network().operators() + ": " + tried.result().message());
        }
    }

    /** The networks that were wrong or refused, each in a line that begins with what {@link GradientFuzz} shows it by. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The share of networks that were right. */
    double right() {
        return (double) sum.verdicts.getOrDefault(Verdict.RIGHT, 0) / sum.networks();
    }

    private Row row(String operator) {
        return rows.computeIfAbsent(operator, name -> new Row());
    }

    /** The failures, one line for each operator, and one of all. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        failures.forEach(failure -> text.append(failure).append('\n'));
        rows.forEach((operator, row) -> text.append(String.format(
                Locale.ROOT,
                "%-26s in %5d networks, tried in %s, worst error %.1e%n",
                operator,
                row.occurrences,
                row.verdicts,
                row.worst)));
        return text.append(String.format(
                        Locale.ROOT,
                        "%d networks of %d operators, compared at %d places: %s, worst error %.1e%n",
                        sum.networks(),
                        rows.size(),
                        sum.compared,
                        sum.verdicts,
                        sum.worst))
                .toString();
    }
}
