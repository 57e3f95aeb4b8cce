package org.vizsla.explain.method.perturbation;

import java.util.stream.IntStream;

/**
 * How far a mask is from being 1 on a given fraction of the image, wherever that is, and 0 elsewhere: the mean square of the difference between the mask's sorted values and those of the ideal mask.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019, equation 5.
 *
 * @param area part of the image, 0 to 1
 */
record AreaGoal(double area) {
    /** The order of the values, smallest first, equal ones in their original order. */
    private static int[] sorted(float[] mask) {
        return IntStream.range(0, mask.length)
                .boxed()
                .sorted((a, b) -> Float.compare(mask[a], mask[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double ideal(int rank, int count) {
        return rank < Math.round((1 - area) * count) ? 0 : 1;
    }

    double distance(float[] mask) {
        int[] order = sorted(mask);
        double sum = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double off = mask[order[rank]] - ideal(rank, order.length);
            sum += off * off;
        }
        return sum / order.length;
    }

    /** The gradient of the distance with respect to the mask. */
    double[] gradient(float[] mask) {
        int[] order = sorted(mask);
        double[] gradient = new double[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            gradient[order[rank]] = 2 * (mask[order[rank]] - ideal(rank, order.length)) / order.length;
        }
        return gradient;
    }
}
