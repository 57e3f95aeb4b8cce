package org.vizsla.cli.terminal;

import java.time.Duration;
import java.util.Optional;

/** The line that shows how far a command is: {@code Evaluating  37 % ███████▎             about 3 min left  rise, scene 5 of 100}. */
final class ProgressLine {
    /** Below this width the bar is short. */
    private static final int WIDE = 90;

    private static final int LONG_BAR = 20;
    private static final int SHORT_BAR = 8;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int PARTS = 8;

    private ProgressLine() {}

    /**
     * A line that leaves the last column free, so that no terminal breaks it.
     *
     * @param what is being done
     * @param share that is done, 0 to 1
     * @param left how long it goes on, if that is known
     * @param subject what is worked on, cut off where the line ends
     */
    static String of(String what, double share, Optional<Duration> left, String subject, int columns) {
        String head = String.format("%s %3d %% ", what, (int) Math.floor(100 * share))
                + bar(share, columns < WIDE ? SHORT_BAR : LONG_BAR);
        String end = left.map(time -> "  " + Durations.words(time) + " left").orElse("");
        return cut(head + end + (subject.isEmpty() ? "" : "  " + subject), columns - 1);
    }

    private static String bar(double share, int length) {
        int filled = (int) Math.floor(share * length * PARTS);
        StringBuilder bar = new StringBuilder("█".repeat(filled / PARTS));
        if (bar.length() < length) {
            bar.append(EIGHTHS.charAt(filled % PARTS));
        }
        return bar + " ".repeat(length - bar.length());
    }

    private static String cut(String line, int most) {
        int length = line.codePointCount(0, line.length());
        return length <= most ? line : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
