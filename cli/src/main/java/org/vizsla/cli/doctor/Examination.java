package org.vizsla.cli.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.cli.terminal.Environment;

/**
 * All checks, in the order in which one may explain the next.
 *
 * @param findings one for each topic
 */
public record Examination(List<Finding> findings) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /** Makes the checks; they take about a second. */
    public static Examination of(Environment environment, boolean online) {
        return new Examination(List.of(
                JavaChecks.vizsla(),
                JavaChecks.version(),
                JavaChecks.memory(),
                RuntimeChecks.processors(),
                FolderChecks.temporary(),
                JavaChecks.images(),
                RuntimeChecks.library(),
                RuntimeChecks.explanation(),
                RuntimeChecks.card(),
                JavaChecks.start(),
                FolderChecks.cache(environment),
                online ? NetworkCheck.of(environment) : NetworkCheck.notAsked(),
                TerminalCheck.of(environment)));
    }

    /** Whether nothing that Vizsla needs is broken. */
    public boolean isSound() {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN);
    }

    /** The same as values for JSON. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("works", isSound());
        values.put("findings", findings.stream().map(Examination::values).toList());
        return values;
    }

    private static Map<String, Object> values(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("topic", finding.topic());
        values.put("state", finding.state().name().toLowerCase(Locale.ROOT));
        values.put("finding", finding.words());
        finding.advice().ifPresent(advice -> values.put("advice", advice));
        return values;
    }
}
