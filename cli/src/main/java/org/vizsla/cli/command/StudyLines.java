package org.vizsla.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.evaluate.MethodScores;
import org.vizsla.evaluate.Metric;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.sampling.Mean;

/** The results of a study as a table of text, row by row. */
final class StudyLines implements BiFunction<ScoreTable, List<String>, List<String>> {
    /** No lines. */
    static final BiFunction<ScoreTable, List<String>, List<String>> NONE = (table, methods) -> List.of();

    private final String study;
    private boolean begun;

    /**
     * A table.
     *
     * @param study what is measured, in a few words
     */
    StudyLines(String study) {
        this.study = study;
    }

    /** The rows of methods that have just ended; the first ones are preceded by the table's head. */
    @Override
    public List<String> apply(ScoreTable table, List<String> ended) {
        List<String> lines = new ArrayList<>();
        if (!begun) {
            begun = true;
            lines.add(study + "; the network's top guess is right in " + percent(table.right()));
            lines.add("");
            lines.add(row("method", "family", Metric::label, "no map"));
            lines.add(row("chance", "", metric -> metric.needsTruth() ? percent(table.chance()) : "", ""));
        }
        for (MethodScores method : table.methods()) {
            if (ended.contains(method.method())) {
                lines.add(row(
                        method.method(),
                        Methods.byName(method.method()).family().label(),
                        metric -> percent(method.of(metric)),
                        method.withoutMap() == 0 ? "" : Integer.toString(method.withoutMap())));
            }
        }
        return lines;
    }

    /** A row, with a cell for each metric between its head and its end. */
    private static String row(String method, String family, Function<Metric, String> cell, String end) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-30s %-17s ", method, family));
        Metrics.ALL.forEach(metric -> row.append(String.format(Locale.ROOT, "%-18s ", cell.apply(metric))));
        return row.append(end).toString().stripTrailing();
    }

    private static String percent(Mean mean) {
        if (!Double.isFinite(mean.value())) {
            return "-";
        }
        return Double.isFinite(mean.standardError())
                ? String.format(Locale.ROOT, "%5.1f ± %.1f %%", 100 * mean.value(), 100 * mean.standardError())
                : String.format(Locale.ROOT, "%5.1f %%", 100 * mean.value());
    }
}
