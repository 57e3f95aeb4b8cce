package org.vizsla.explain.perturbation;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Ops;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Baseline;
import org.vizsla.explain.Chance;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.SweepGraph;
import org.vizsla.explain.Totals;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The mean of random masks, each weighed by what the network says of the picture seen through it, {@code sum f(x m) m / (masks keep)}; {@code [1, 1, H, W]}.
 *
 * <p>A mask is a coarse grid of ones (with probability {@code keep}) and zeros, one cell larger than the picture on each side, stretched linearly and shifted at random by less than a cell. As in the paper, what
 * the network says is the class's probability unless the score is asked for, and covered parts are zero.
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko, RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018, where there are 4000 to 8000 masks.
 *
 * @param masks how many
 * @param cells of the grid along each side of the picture
 * @param keep the probability that a cell is seen
 * @param output what weighs a mask
 * @param baseline what covered parts show
 */
public record Rise(int masks, int cells, double keep, Output output, Baseline baseline) implements StreamedMethod {
    /** What the network says of a class. */
    public enum Output {
        /** Its probability; where the network yields probabilities, as it yields them. */
        PROBABILITY,
        /** Its score. */
        SCORE
    }

    public static final Rise DEFAULT = new Rise(2000, 7, 0.5, Output.PROBABILITY, Baseline.ZERO);

    private static final String MASK = "mask";
    private static final String WEIGHED = "weighed";
    private static final String SQUARES = "squares";

    public static final List<Parameter<Rise>> PARAMETERS = List.of(
            Parameter.whole(
                    "masks",
                    2,
                    1_000_000,
                    "how many",
                    Rise::masks,
                    (m, masks) -> new Rise(masks, m.cells, m.keep, m.output, m.baseline)),
            Parameter.whole(
                    "cells",
                    1,
                    64,
                    "of a mask along each side of the picture",
                    Rise::cells,
                    (m, cells) -> new Rise(m.masks, cells, m.keep, m.output, m.baseline)),
            Parameter.real(
                    "keep",
                    0.01,
                    0.99,
                    "the probability that a cell is seen",
                    Rise::keep,
                    (m, keep) -> new Rise(m.masks, m.cells, keep, m.output, m.baseline)),
            Parameter.choice(
                    "output",
                    Output.class,
                    "what weighs a mask",
                    Rise::output,
                    (m, output) -> new Rise(m.masks, m.cells, m.keep, output, m.baseline)),
            CoverParameters.baseline(
                    Rise::baseline, (m, baseline) -> new Rise(m.masks, m.cells, m.keep, m.output, baseline)));

    private record Program(int height, int width, Output output) {}

    @Override
    public String name() {
        return "rise";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        CoveredPicture picture = new CoveredPicture(probe, question, baseline);
        int height = picture.height();
        int width = picture.width();
        Totals totals = probe.sweep(new Program(height, width, output), graph -> emit(graph, height, width))
                .run(question.target(), masks, Map.of(), (index, row) -> {
                    float[] mask = mask(height, width, question.randomness().of(name(), index));
                    picture.through(mask, picture.baseline(index), row.input());
                    row.of(MASK).put(0, mask);
                });
        double[] weighed = totals.sumOf(WEIGHED);
        double[] squares = totals.sumOf(SQUARES);
        float[] map = new float[weighed.length];
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double error = 0;
        for (int pixel = 0; pixel < map.length; pixel++) {
            double mean = weighed[pixel] / masks;
            double variance = Math.max(0, squares[pixel] / masks - mean * mean) * masks / (masks - 1.0);
            map[pixel] = (float) (mean / keep);
            least = Math.min(least, map[pixel]);
            largest = Math.max(largest, map[pixel]);
            error = Math.max(error, Math.sqrt(variance / masks) / keep);
        }
        return Attribution.of(
                Tensor.ofFloats(Shape.of(1, 1, height, width), map),
                Checks.standardError(error, largest - least, masks + " masks"));
    }

    private void emit(SweepGraph graph, int height, int width) {
        Ops ops = graph.ops();
        String mask = graph.perRow(MASK, Shape.of(1, height, width));
        String value = graph.passes().score();
        if (output == Output.PROBABILITY && !graph.passes().model().yieldsProbabilities()) {
            String probabilities = ops.op("Softmax", graph.passes().model().scores())
                    .with("axis", 1)
                    .value();
            value = ops.sum(ops.mul(probabilities, graph.passes().oneHot()), false, 1);
        }
        String weighed = ops.mul(mask, ops.reshape(value, -1, 1, 1, 1));
        graph.sum(WEIGHED, weighed);
        graph.sum(SQUARES, ops.square(weighed));
    }

    /** A mask, {@code [H * W]}. */
    float[] mask(int height, int width, Chance chance) {
        float[] grid = new float[(cells + 1) * (cells + 1)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = chance.with(keep) ? 1 : 0;
        }
        int cellHeight = (height + cells - 1) / cells;
        int cellWidth = (width + cells - 1) / cells;
        float[] mask = new float[height * width];
        Stretching.stretch(
                grid,
                new Stretching(height, cells + 1, cellHeight, chance.pick(cellHeight)),
                new Stretching(width, cells + 1, cellWidth, chance.pick(cellWidth)),
                mask);
        return mask;
    }
}
