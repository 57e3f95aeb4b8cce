package org.vizsla.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** How long something takes, as people say it: nobody needs to know it to the second. */
public final class Durations {
    private static final int FEW = 10;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int FEW_HOURS = 10;

    private Durations() {}

    /** Such as {@code a few seconds}, {@code about 40 s}, {@code about 5 min}, {@code about 2.5 h}. */
    public static String words(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (seconds < FEW) {
            return "a few seconds";
        }
        if (seconds < 1.5 * MINUTE) {
            return "about " + FEW * Math.round(seconds / FEW) + " s";
        }
        if (seconds < 1.5 * HOUR) {
            return "about " + Math.round(seconds / MINUTE) + " min";
        }
        double hours = seconds / HOUR;
        return hours < FEW_HOURS
                ? String.format(Locale.ROOT, "about %.1f h", hours)
                : "about " + Math.round(hours) + " h";
    }
}
