package org.vizsla.reference.live;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page {@code docs/live-speed.md}: how long a person waits at the live page. */
final class LiveSpeedPage {
    private static final List<String> HEAD = List.of("from ... to", "budget", "median", "95th percentile");
    private static final String NONE = "none";

    private static final String INTRODUCTION = """
            # Waits at the live page
            How long a person waits at the page of `vizsla serve`, with SqueezeNet 1.0 (1,000 classes, 224 x 224), in milliseconds; REPEATS repeats of each, after a first one that does not count. The page notes when something begins, and when it is on the screen (`performance.measure`); the time of the
            command is that of the launcher. Server and browser shared MACHINE.

            Photographs are those of the reference suite, each another. Likely classes are the second to the fifth of a photograph that was just dropped, one right after the other; while nobody waits, the page asks for their maps ahead. Others are searched for; keys come every KEYS ms, faster than people type, and the map of the one that Enter takes is asked for once its name is found. A stroke of the brush takes a second, while which the network answers as often as it can: up to 100 ms are at least ten answers.

            This command writes the page, in some minutes on an idle machine:
            `mvn -Preference -pl reference-tests -am test -Dtest=LiveSpeedTest -Dsurefire.failIfNoSpecifiedTests=false -Dvizsla.write`

            """;

    private LiveSpeedPage() {}

    /**
     * The page.
     *
     * @param times milliseconds of each wait
     * @param machine in words
     */
    static String of(Map<Wait, List<Double>> times, String machine) {
        StringBuilder page = new StringBuilder(INTRODUCTION
                .replace("REPEATS", String.valueOf(LiveSpeed.REPEATS))
                .replace("KEYS", String.valueOf(LiveSpeed.KEYS_APART))
                .replace("MACHINE", machine));
        line(page, HEAD);
        line(page, HEAD.stream().map(cell -> "---").toList());
        times.forEach((wait, all) -> line(
                page,
                List.of(
                        wait.words(),
                        Double.isInfinite(wait.budget()) ? NONE : text(wait.budget()),
                        text(percentile(all, 0.5)),
                        text(percentile(all, 0.95)))));
        return page.toString();
    }

    /** The least time that such a share of all does not exceed. */
    static double percentile(List<Double> times, double share) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static String text(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%.0f", milliseconds);
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** The rows on a page. */
    static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(row -> !row.equals(HEAD))
                .toList();
    }
}
