package org.vizsla.evaluate.deletion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.cover.CoverableImage;
import org.vizsla.explain.cover.Fill;
import org.vizsla.explain.sweep.Rows;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * Deletes the pixels of an image step by step, those first that a map holds for the most important, and looks at what the network answers: a map that is true makes the answer fall fast.
 *
 * <p>As a control, the same number of pixels is deleted in random order. Scattered pixels disturb a network more than those that hang together, so that a map would look better or worse by its resolution
 * alone; therefore the control deletes blocks as large as the map's own places: of a map {@code 13 x 13}, blocks of one thirteenth of the image's sides; of a map of pixels, single pixels.
 *
 * <p>Values count with their sign, summed over the channels. Of a gradient, whose sign says nothing about the importance of a pixel, the magnitude is to be given, such as {@link org.vizsla.evaluate.JudgedMap#energy}.
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko, 2018, RISE: Randomized Input Sampling for Explanation of Black-box Models, which deletes 224 pixels at each step, shows zeros instead, and has no control.
 *
 * @param fill what deleted pixels show
 * @param steps from nothing deleted to everything
 * @param seed of the random order, and of the order of pixels with the same value
 */
public record Deletion(Fill fill, int steps, long seed) {
    /** Twenty steps to the mean of the image. */
    public static final Deletion DEFAULT = new Deletion(Fill.MEAN, 20, 0);

    public Deletion {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps);
        }
    }

    /**
     * The curve of a map.
     *
     * @param network opened without any method, since methods would run at each step
     * @param map {@code [1, C, h, w]}
     * @param target the class whose answer is looked at, from 0
     * @param listener is given each step as it comes, on this thread
     * @throws IllegalArgumentException if the map has another shape, or the network no such class
     * @throws CancelledException if it was cancelled, which stops it within a step
     */
    public DeletionCurve of(
            Explainer network,
            CoverableImage image,
            Tensor map,
            int target,
            Consumer<DeletionStep> listener,
            Cancellation cancellation) {
        Model model = network.model();
        Shape shape = map.shape();
        if (shape.rank() != 4 || shape.size(0) != 1) {
            throw new IllegalArgumentException("a map [1, C, h, w] orders pixels, not " + shape);
        }
        if (target < 0 || target >= model.classes()) {
            throw new IllegalArgumentException("class " + target + " is not one of 0 to " + (model.classes() - 1));
        }
        Chance chance = new Chance(seed);
        PixelOrder strongest = PixelOrder.of(map, image.height(), image.width(), chance.of("ties"));
        PixelOrder shuffled = PixelOrder.random(
                shape.length(2), shape.length(3), image.height(), image.width(), chance.of("random order"));
        Call call = Call.DEFAULT.withCancellation(cancellation);
        List<DeletionPoint> points = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            cancellation.check();
            int count = (int) Math.round((double) image.pixels() * step / steps);
            BitSet ofMap = strongest.first(count);
            BitSet random = shuffled.first(count);
            Tensor images = Rows.join(Stream.of(ofMap, random)
                    .map(mask -> image.covered(mask, fill))
                    .toList());
            Tensor scores = network.explain(images, call).scores();
            DeletionPoint point = new DeletionPoint(
                    (double) count / image.pixels(),
                    answer(model, scores, 0, target),
                    answer(model, scores, 1, target));
            points.add(point);
            listener.accept(new DeletionStep(point, ofMap, random));
        }
        return new DeletionCurve(points);
    }

    private static double answer(Model model, Tensor scores, int row, int target) {
        float[] ofRow = scores.rows(row, 1).floats();
        float probability = Probabilities.of(model, ofRow)[target];
        return Float.isNaN(probability) ? ofRow[target] : probability;
    }
}
