package org.vizsla.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vizsla.evaluate.MethodScores;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.sampling.Mean;

/** The table of a study as people read it. */
final class ScoreLines {
    private ScoreLines() {}

    /**
     * The lines of a table.
     *
     * @param study what was measured, in a few words
     */
    static List<String> of(String study, ScoreTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(study + "; the network's top guess is right in " + percent(table.right()));
        lines.add("");
        lines.add(row("method", "family", "energy inside", "peak inside", "sparseness", "no map"));
        lines.add(row("chance", "", percent(table.chance()), percent(table.chance()), "", ""));
        for (MethodScores method : table.methods()) {
            lines.add(row(
                    method.method(),
                    Methods.byName(method.method()).family().label(),
                    percent(method.of(Metrics.ENERGY_INSIDE)),
                    percent(method.of(Metrics.MAXIMUM_INSIDE)),
                    percent(method.of(Metrics.SPARSENESS)),
                    method.withoutMap() == 0 ? "" : Integer.toString(method.withoutMap())));
        }
        return lines;
    }

    private static String row(String method, String family, String energy, String hit, String sparseness, String none) {
        return String.format(
                        Locale.ROOT, "%-30s %-17s %-18s %-18s %-18s %s", method, family, energy, hit, sparseness, none)
                .stripTrailing();
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
