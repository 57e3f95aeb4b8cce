package org.vizsla.render.gallery;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.vizsla.render.Figure;
import org.vizsla.render.Percentage;
import org.vizsla.render.evolution.FrameCaption;

/**
 * The values that a chart shows, and their range: probabilities from 0 to 1 or, if there are none, scores from the lowest to the highest.
 *
 * @param what the values are, in a word
 */
record ChartScale(String what, ToDoubleFunction<FrameCaption> value, double low, double high) {
    static ChartScale of(List<FrameCaption> frames) {
        boolean probable = frames.stream().anyMatch(frame -> Double.isFinite(frame.probability()));
        if (probable || scores(frames).findAny().isEmpty()) {
            return new ChartScale("probability", FrameCaption::probability, 0, 1);
        }
        double low = scores(frames).min().orElse(0);
        double high = scores(frames).max().orElse(1);
        return high > low
                ? new ChartScale("score", FrameCaption::score, low, high)
                : new ChartScale("score", FrameCaption::score, low - 1, high + 1);
    }

    private static DoubleStream scores(List<FrameCaption> frames) {
        return frames.stream().mapToDouble(FrameCaption::score).filter(Double::isFinite);
    }

    /** The position of a frame, from 0 to 1; NaN if its value is. */
    double place(FrameCaption frame) {
        return (value.applyAsDouble(frame) - low) / (high - low);
    }

    /** The label at a position on the axis, from 0 to 1. */
    String label(double place) {
        double shown = low + (high - low) * place;
        return what.equals("score") ? Figure.of(shown) : Math.round(100 * shown) + " %";
    }

    /** A frame's value in words. */
    String words(FrameCaption frame) {
        double shown = value.applyAsDouble(frame);
        return what.equals("score") ? Figure.of(shown) : Percentage.of(shown);
    }
}
