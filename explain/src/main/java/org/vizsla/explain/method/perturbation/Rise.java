package org.vizsla.explain.method.perturbation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.MaskCopies;
import org.vizsla.explain.loop.Original;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.SweepGraph;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;

/**
 * The mean of random masks, each weighted by the network's output for the image seen through it, {@code E[f(x m) m] / keep}; {@code [1, 1, H, W]}.
 *
 * <p>A mask is a coarse grid of ones (with probability {@code keep}) and zeros, one cell larger than the image on each side, stretched linearly and shifted at random by less than a cell. As in the paper,
 * the output is the class's probability unless the score is asked for, and covered parts are zero.
 *
 * <p>The paper's estimate, {@code sum f m / (masks keep)}, contains the mean of the random masks, times the network's mean output: where it is equally sure of most masked images, nothing but that noise can be
 * seen. The expected mask is known, {@code keep} at every pixel, and takes the place of that mean: {@code sum (f - mean f) m / (masks keep) + mean f}, a control variate. The
 * map for infinitely many masks is the same, and 2000 masks come 2 to 10 times nearer to it.
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko, RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018, where there are 4000 to 8000 masks.
 *
 * @param masks how many
 * @param cells of the grid along each side of the image
 * @param keep the probability that a cell is seen
 * @param output the weight of a mask
 * @param baseline what covered parts show
 */
public record Rise(int masks, int cells, double keep, Output output, Baseline baseline) implements LoopedMethod {
    /** The network's output for a class. */
    public enum Output {
        /** Its probability; if the network yields probabilities, its own. */
        PROBABILITY,
        /** Its score. */
        SCORE
    }

    public static final Rise DEFAULT = new Rise(2000, 7, 0.5, Output.PROBABILITY, Baseline.ZERO);

    private static final String MASK = "mask";
    private static final String WEIGHED = "weighed";
    private static final String SEEN = "seen";
    private static final String VALUE = "value";
    private static final String SPREAD = "spread";

    private static final Parameter<Rise, Integer> MASKS =
            Parameter.whole("masks", 2, 1_000_000, "how many", Rise::masks);
    private static final Parameter<Rise, Integer> CELLS =
            Parameter.whole("cells", 1, 64, "of a mask along each side of the image", Rise::cells);
    private static final Parameter<Rise, Double> KEEP =
            Parameter.real("keep", 0.01, 0.99, "the probability that a cell is seen", Rise::keep);
    private static final Parameter<Rise, Output> OUTPUT =
            Parameter.choice("output", Output.class, "what weighs a mask", Rise::output);
    private static final Parameter<Rise, Baseline> BASELINE = CoverParameters.baseline(Rise::baseline);

    public static final Parameters<Rise> PARAMETERS = Parameters.of(
            v -> new Rise(v.get(MASKS), v.get(CELLS), v.get(KEEP), v.get(OUTPUT), v.get(BASELINE)),
            MASKS,
            CELLS,
            KEEP,
            OUTPUT,
            BASELINE);

    private record Program(int height, int width, Output output) {}

    @Override
    public String name() {
        return "rise";
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        return Loop.of(copies(), value(builder), output.name().toLowerCase(Locale.ROOT), Outcome.COVARIANCE);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Original picture = new Original(question.picture(), probe.baselines(baseline, question), question.randomness());
        MaskCopies copies = copies();
        int height = probe.model().height();
        int width = probe.model().width();
        Totals totals = probe.sweep(new Program(height, width, output), graph -> emit(graph, height, width))
                .run(
                        question.target(),
                        masks,
                        Map.of(),
                        (index, row) -> copies.write(index, picture, row.input(), row.of(MASK)));
        float[] values = totals.each(VALUE);
        double level = 0;
        for (float value : values) {
            level += value / (double) masks;
        }
        double[] map = totals.sumOf(WEIGHED);
        double[] seen = totals.sumOf(SEEN);
        for (int pixel = 0; pixel < map.length; pixel++) {
            map[pixel] = (map[pixel] - level * seen[pixel]) / masks / keep + level;
        }
        return Attribution.of(
                Sums.tensor(Shape.of(1, 1, height, width), map),
                Convergence.advised(convergence(map, values, level, totals.each(SPREAD)), name(), "masks", masks));
    }

    /** How well the differences within the map are known; its mean over all pixels carries no location. */
    private SelfCheck convergence(double[] map, float[] values, double level, float[] spreads) {
        double squares = 0;
        for (int i = 0; i < masks; i++) {
            squares += (values[i] - level) * (values[i] - level) * spreads[i] / masks;
        }
        double mean = Sums.sum(map) / map.length;
        double magnitude = keep
                * Sums.magnitude(Arrays.stream(map).map(value -> value - mean).toArray());
        return Convergence.ofMean(Math.max(0, squares - magnitude * magnitude), magnitude, masks, "masks");
    }

    private void emit(SweepGraph graph, int height, int width) {
        Ops ops = graph.ops();
        String mask = graph.perRow(MASK, Shape.of(1, height, width));
        String value = value(graph.builder());
        graph.sum(WEIGHED, ops.mul(mask, ops.reshape(value, -1, 1, 1, 1)));
        graph.sum(SEEN, mask);
        graph.each(VALUE, value);
        String apart =
                ops.sub(mask, ops.op("ReduceMean", mask, ops.integers(2, 3)).value());
        graph.each(
                SPREAD,
                ops.op("ReduceMean", ops.square(apart), ops.integers(2, 3)).value());
    }

    private String value(ExplainerBuilder builder) {
        Model model = builder.model();
        if (output == Output.SCORE || model.yieldsProbabilities()) {
            return builder.score();
        }
        Ops ops = builder.ops();
        String probabilities = model.answer().probabilities(ops, model.scores());
        return ops.sum(ops.mul(probabilities, builder.oneHot()), false, 1);
    }

    MaskCopies copies() {
        return new MaskCopies(masks, cells, keep, baseline);
    }
}
