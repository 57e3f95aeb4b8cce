package org.vizsla.render.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.render.Percentage;
import org.vizsla.render.evolution.FrameCaption;

/**
 * A small line chart of the target's probability from frame to frame, in the units of the page's {@code viewBox}.
 *
 * @param line the path; it is broken where a probability is not a number
 * @param points one a frame
 * @param firstLabel below the left end
 * @param lastLabel below the right end
 * @param description for those who cannot see it
 */
record ProbabilityChart(String line, List<Point> points, String firstLabel, String lastLabel, String description) {
    private static final double LEFT = 36;
    private static final double RIGHT = 216;
    private static final double TOP = 12;
    private static final double BOTTOM = 66;

    /** With more frames than this, only the line is drawn. */
    private static final int MOST_POINTS = 24;

    /** More characters than this do not fit below an end. */
    private static final int LONGEST_LABEL = 16;

    /** A frame's place. */
    record Point(String x, String y, String label, String percent) {}

    /** A chart, if there are two frames or more. */
    static Optional<ProbabilityChart> of(List<FrameCaption> frames) {
        if (frames.size() < 2) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        List<Point> points = new ArrayList<>();
        boolean drawing = false;
        for (int i = 0; i < frames.size(); i++) {
            FrameCaption frame = frames.get(i);
            boolean known = Double.isFinite(frame.probability());
            if (known) {
                line.append(drawing ? 'L' : 'M')
                        .append(x(i, frames.size()))
                        .append(' ')
                        .append(y(frame.probability()));
                if (frames.size() <= MOST_POINTS) {
                    points.add(new Point(
                            x(i, frames.size()),
                            y(frame.probability()),
                            frame.label(),
                            Percentage.of(frame.probability())));
                }
            }
            drawing = known;
        }
        FrameCaption first = frames.get(0);
        FrameCaption last = frames.get(frames.size() - 1);
        String description = "The target's probability: " + Percentage.of(first.probability()) + " at " + first.label()
                + ", " + Percentage.of(last.probability()) + " at " + last.label();
        return Optional.of(new ProbabilityChart(
                line.toString(), points, shortened(first.label()), shortened(last.label()), description));
    }

    /** The horizontal place of a frame. */
    static String x(int frame, int frames) {
        return number(LEFT + (RIGHT - LEFT) * frame / Math.max(1, frames - 1));
    }

    /** The vertical place of a probability; empty if it is not a number. */
    static String y(double probability) {
        return Double.isFinite(probability) ? number(BOTTOM + (TOP - BOTTOM) * probability) : "";
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
