package org.vizsla.render.heat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The colours of both kinds of scales as CSS gradients: {@code --signed} and {@code --unsigned}. */
public final class Gradients {
    private static final int STOPS = 17;

    private Gradients() {}

    public static String css() {
        return ":root { --signed: " + gradient(new HeatScale(true, -1, 1)) + "; --unsigned: "
                + gradient(new HeatScale(false, 0, 1)) + "; }\n";
    }

    private static String gradient(HeatScale scale) {
        return IntStream.range(0, STOPS)
                .mapToObj(stop ->
                        String.format(Locale.ROOT, "#%06x", scale.colourAt((double) stop / (STOPS - 1)) & 0xffffff))
                .collect(Collectors.joining(", ", "linear-gradient(to right, ", ")"));
    }
}
