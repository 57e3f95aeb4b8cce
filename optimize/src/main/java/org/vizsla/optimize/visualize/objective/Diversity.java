package org.vizsla.optimize.visualize.objective;

import org.vizsla.graph.Ops;

/**
 * How alike several pictures are in a layer: for each, the sum over the others of the cosine between their Gram matrices (the products of channels, summed over places and averaged over views).
 *
 * <p>Source: C. Olah, A. Mordvintsev, L. Schubert, Feature Visualization, 2017, who take it off an objective, so that pictures of the same feature differ.
 */
public final class Diversity {
    private static final double LEAST_LENGTH = 1e-6;

    private Diversity() {}

    /**
     * Emits the sums, {@code [pictures]}.
     *
     * @param builder over all views of a run
     */
    public static String likeness(ObjectiveBuilder builder, String layer, int pictures) {
        Ops ops = builder.ops();
        ObjectiveBuilder.Seen seen = builder.layer(layer);
        String products = ops.matmul(seen.value(), ops.transpose(seen.value(), 0, 2, 1));
        long channels = seen.channels();
        String grams = ops.mean(ops.reshape(products, pictures, -1, channels * channels), false, 1);
        String lengths = ops.sqrt(ops.add(ops.sum(ops.square(grams), true, 1), ops.scalar(LEAST_LENGTH)));
        String unit = ops.div(grams, lengths);
        String cosines = ops.matmul(unit, ops.transpose(unit, 1, 0));
        return ops.sub(ops.sum(cosines, false, 1), ops.sum(ops.square(unit), false, 1));
    }
}
