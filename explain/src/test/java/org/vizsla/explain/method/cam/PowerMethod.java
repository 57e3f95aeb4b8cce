package org.vizsla.explain.method.cam;

import java.util.Arrays;

/** The first principal component by the power method, in double precision: a second computation, independent of the graph's. */
final class PowerMethod {
    private static final int STEPS = 20_000;

    private PowerMethod() {}

    /** The projection of each place's channels, less their means, on the first right singular vector, of whichever sign. */
    static double[] projection(float[] values, int channels) {
        int places = values.length / channels;
        double[] x = new double[values.length];
        for (int channel = 0; channel < channels; channel++) {
            double mean = 0;
            for (int place = 0; place < places; place++) {
                mean += values[channel * places + place] / (double) places;
            }
            for (int place = 0; place < places; place++) {
                x[channel * places + place] = values[channel * places + place] - mean;
            }
        }
        double[] vector = new double[channels];
        Arrays.setAll(vector, channel -> 1 + channel % 3);
        double[] projection = new double[places];
        for (int step = 0; step < STEPS; step++) {
            Arrays.fill(projection, 0);
            for (int i = 0; i < x.length; i++) {
                projection[i % places] += x[i] * vector[i / places];
            }
            double[] next = new double[channels];
            for (int i = 0; i < x.length; i++) {
                next[i / places] += x[i] * projection[i % places];
            }
            double length =
                    Math.sqrt(Arrays.stream(next).map(value -> value * value).sum());
            Arrays.setAll(vector, channel -> next[channel] / length);
        }
        return projection;
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }
}
