package org.vizsla.render.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.render.evolution.FrameCaption;

/**
 * A small line chart of the target's probability, or of its score where it has none, from frame to frame, in the units of the page's {@code viewBox}.
 *
 * @param axis the labels next to it
 * @param line the path; it has a gap where a value is NaN
 * @param points one per frame
 * @param firstLabel below the left end
 * @param lastLabel below the right end
 * @param description for those who cannot see it
 */
record ProbabilityChart(
        Axis axis, String line, List<Point> points, String firstLabel, String lastLabel, String description) {
    private static final double LEFT = 36;
    private static final double RIGHT = 216;
    private static final double TOP = 12;
    private static final double BOTTOM = 66;

    /** With more frames than this, only the line is drawn. */
    private static final int MOST_POINTS = 24;

    /** The most characters that fit below an end. */
    private static final int LONGEST_LABEL = 16;

    /** A label next to the chart. */
    record Axis(String top, String middle, String bottom) {}

    /** A frame's place. */
    record Point(String x, String y, String label, String percent) {}

    /** A chart, if there are two frames or more. */
    static Optional<ProbabilityChart> of(List<FrameCaption> frames) {
        if (frames.size() < 2) {
            return Optional.empty();
        }
        ChartScale scale = ChartScale.of(frames);
        StringBuilder line = new StringBuilder();
        List<Point> points = new ArrayList<>();
        boolean drawing = false;
        for (int i = 0; i < frames.size(); i++) {
            FrameCaption frame = frames.get(i);
            double place = scale.place(frame);
            boolean known = Double.isFinite(place);
            if (known) {
                line.append(drawing ? 'L' : 'M')
                        .append(x(i, frames.size()))
                        .append(' ')
                        .append(y(place));
                if (frames.size() <= MOST_POINTS) {
                    points.add(new Point(x(i, frames.size()), y(place), frame.label(), scale.words(frame)));
                }
            }
            drawing = known;
        }
        FrameCaption first = frames.get(0);
        FrameCaption last = frames.get(frames.size() - 1);
        String description = "The target's " + scale.what() + ": " + scale.words(first) + " at " + first.label() + ", "
                + scale.words(last) + " at " + last.label();
        Axis axis = new Axis(scale.label(1), scale.label(0.5), scale.label(0));
        return Optional.of(new ProbabilityChart(
                axis, line.toString(), points, shortened(first.label()), shortened(last.label()), description));
    }

    /** The horizontal place of a frame. */
    static String x(int frame, int frames) {
        return number(LEFT + (RIGHT - LEFT) * frame / Math.max(1, frames - 1));
    }

    /** The vertical place of a value from 0 to 1; empty if it is not a number. */
    static String y(double place) {
        return Double.isFinite(place) ? number(BOTTOM + (TOP - BOTTOM) * place) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
