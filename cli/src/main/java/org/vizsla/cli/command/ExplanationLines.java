package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.models.Model;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ScoredClass;
import org.vizsla.report.page.PageFacts;

/** The results of a source as lines of text. */
final class ExplanationLines {
    private ExplanationLines() {}

    /** One line for each entry. */
    static List<String> entries(Model model, ExplainedSource explained, Path folder) {
        String against = model.rival()
                .map(rival -> " rather than " + model.labels().name(rival) + " (" + rival + ")")
                .orElse("");
        return explained.entries().stream()
                .map(entry -> line(entry, PageFacts.score(model, entry.target()).shown(), against, folder))
                .toList();
    }

    private static String line(ExplainedEntry entry, String answer, String against, Path folder) {
        ScoredClass target = entry.target();
        return String.format(
                Locale.ROOT,
                "%s: %s (%d)%s, %s  -> %s",
                entry.name(),
                target.name(),
                target.index(),
                against,
                answer,
                folder);
    }

    /** The maps that show nothing, and why. */
    static List<String> notices(ExplainedSource explained) {
        List<String> notices = new ArrayList<>();
        for (ExplainedEntry entry : explained.entries()) {
            entry.maps().forEach((method, map) -> {
                if (map.isSpatial()) {
                    MapNotices.ofSums(method, map.findings().state())
                            .ifPresent(notice -> notices.add(entry.name() + ": " + method + ": the map is "
                                    + notice.reason()
                                    + map.findings()
                                            .cause()
                                            .map(cause -> ": " + Remedies.message(cause))
                                            .orElse("")));
                }
            });
        }
        return notices;
    }

    /** The self-checks that failed, each with the setting with which it would pass. */
    static List<String> failedChecks(ExplainedSource explained) {
        List<String> lines = new ArrayList<>();
        for (ExplainedEntry entry : explained.entries()) {
            entry.maps()
                    .forEach((method, map) -> map.findings().checks().stream()
                            .filter(check -> !check.passed())
                            .forEach(check -> lines.add(entry.name() + ": " + method + ": self-check failed, "
                                    + check.name().replace('_', ' ') + ": " + Remedies.message(check))));
        }
        return lines;
    }
}
