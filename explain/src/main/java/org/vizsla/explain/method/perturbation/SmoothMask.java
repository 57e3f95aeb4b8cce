package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.map.Stretching;

/**
 * Masks that are smooth for any parameters: at each pixel the smooth maximum of the parameters around it, each weighted by its distance.
 *
 * <p>With {@code v_k} the parameters around a pixel times their weights, the mask is {@code sum v_k e^(20 v_k) / sum e^(20 v_k)}. A weight is 1 up to half of sigma and {@code exp(-2 (d / sigma - 0.5)^2)}
 * beyond. Parameters lie on a grid of cells; those within {@code 1 + ceil(sigma / cell)} cells take part.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019; kernel, softness and reach are those of the authors' code. Unlike there the mask
 * is computed at every fourth pixel, which is enough for a smooth mask, and interpolated linearly.
 */
final class SmoothMask {
    private static final int FINE = 4;
    private static final double SOFTNESS = 20;

    private final int rows;
    private final int columns;
    private final int fineRows;
    private final int fineColumns;
    private final int neighbours;
    private final int[] cells;
    private final double[] weights;
    private final Stretching down;
    private final Stretching across;

    /**
     * Masks for images of one size.
     *
     * @param cell distance of two parameters, in pixels
     * @param sigma how far a parameter reaches, in pixels
     */
    SmoothMask(int height, int width, int cell, double sigma) {
        rows = (height + cell - 1) / cell;
        columns = (width + cell - 1) / cell;
        fineRows = (height + FINE - 1) / FINE;
        fineColumns = (width + FINE - 1) / FINE;
        down = new Stretching(height, fineRows, FINE, 0);
        across = new Stretching(width, fineColumns, FINE, 0);
        int reach = 1 + (int) Math.ceil(sigma / cell);
        int side = 2 * reach + 1;
        neighbours = side * side;
        cells = new int[fineRows * fineColumns * neighbours];
        weights = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int point = i / neighbours;
            int fineRow = point / fineColumns;
            int fineColumn = point % fineColumns;
            double y = (fineRow + 0.5) * FINE;
            double x = (fineColumn + 0.5) * FINE;
            int row = (int) (y / cell) + i % neighbours / side - reach;
            int column = (int) (x / cell) + i % side - reach;
            boolean outside = row < 0 || row >= rows || column < 0 || column >= columns;
            cells[i] = outside ? 0 : row * columns + column;
            weights[i] = outside ? 0 : weight(Math.hypot(y - (row + 0.5) * cell, x - (column + 0.5) * cell) / sigma);
        }
    }

    private static double weight(double distance) {
        double beyond = Math.max(0, distance - 0.5);
        return Math.exp(-2 * beyond * beyond);
    }

    /** The number of parameters, each of 0 to 1. */
    int parameters() {
        return rows * columns;
    }

    /** The mask at every fourth pixel, row by row. */
    float[] fine(double[] parameters) {
        float[] fine = new float[fineRows * fineColumns];
        for (int point = 0; point < fine.length; point++) {
            double sum = 0;
            double weighted = 0;
            for (int i = point * neighbours; i < (point + 1) * neighbours; i++) {
                double value = weights[i] * parameters[cells[i]];
                double share = Math.exp(SOFTNESS * (value - 1));
                sum += share;
                weighted += share * value;
            }
            fine[point] = (float) (weighted / sum);
        }
        return fine;
    }

    /** The mask of each pixel, {@code [H * W]}. */
    float[] stretched(float[] fine) {
        float[] mask = new float[down.size() * across.size()];
        Stretching.stretch(fine, down, across, mask);
        return mask;
    }

    /** The gradient with respect to the fine mask, from that with respect to each pixel's. */
    double[] toFine(float[] gradient) {
        return Stretching.pullBack(gradient, down, across);
    }

    /** The gradient with respect to the parameters, from that with respect to the fine mask. */
    double[] toParameters(double[] parameters, float[] fine, double[] gradient) {
        double[] result = new double[parameters.length];
        double[] shares = new double[neighbours];
        for (int point = 0; point < fine.length; point++) {
            int first = point * neighbours;
            double sum = 0;
            for (int k = 0; k < neighbours; k++) {
                shares[k] = Math.exp(SOFTNESS * (weights[first + k] * parameters[cells[first + k]] - 1));
                sum += shares[k];
            }
            for (int k = 0; k < neighbours; k++) {
                double value = weights[first + k] * parameters[cells[first + k]];
                result[cells[first + k]] +=
                        gradient[point] * weights[first + k] * shares[k] / sum * (1 + SOFTNESS * (value - fine[point]));
            }
        }
        return result;
    }
}
