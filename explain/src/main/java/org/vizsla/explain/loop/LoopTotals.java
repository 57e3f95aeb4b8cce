package org.vizsla.explain.loop;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The sums of a loop, in double precision. */
final class LoopTotals {
    private final Outcome outcome;
    private Shape value = Shape.of();
    private double[] products = {};
    private double[] squares = {};
    private double[] shares = {};
    private double first;
    private double mean;
    private boolean begun;

    LoopTotals(Outcome outcome) {
        this.outcome = outcome;
    }

    /**
     * Adds a copy.
     *
     * @param share empty where it is 1 everywhere
     * @param of {@code [1, ...]}, what the graph computed of the copy
     */
    void add(double weight, float[] share, Tensor of) {
        float[] values = of.floats();
        if (!begun) {
            begun = true;
            int places = Math.max(share.length, values.length);
            products = new double[places];
            squares = new double[places];
            shares = new double[places];
            value = of.shape();
            first = values[0];
        }
        mean += weight * values[0];
        for (int i = 0; i < products.length; i++) {
            double part = share.length == 0 ? 1 : share[i];
            double product = part * values[values.length == 1 ? 0 : i];
            products[i] += weight * product;
            squares[i] += weight * product * product;
            shares[i] += weight * part;
        }
    }

    /**
     * The map.
     *
     * @param share the shape of shares, {@code []} where these are 1 everywhere
     * @param expected share
     */
    Tensor map(Shape share, double expected) {
        float[] map = new float[products.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float)
                    switch (outcome) {
                        case SUM -> products[i];
                        case MEAN_SQUARE -> squares[i];
                        case VARIANCE -> Math.max(0, squares[i] - products[i] * products[i]);
                        case LOSS -> first - products[i] / shares[i];
                        case COVARIANCE -> (products[i] - mean * shares[i]) / expected + mean;
                    };
        }
        return Tensor.ofFloats(share.rank() == 0 ? value : share, map);
    }
}
