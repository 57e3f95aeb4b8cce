package org.vizsla.optimize.visualize.optimizer;

import java.util.List;

/**
 * Adam with Nesterov's look ahead: with {@code mu_t = momentum (1 - 0.96^(t/250) / 2)} and {@code M_t} the product of the first {@code t} of these, {@code x = x + rate (mu_(t+1) m / (1 -
 * M_(t+1)) + (1 - mu_t) g / (1 - M_t)) / (sqrt(v') + 1e-8)}.
 *
 * <p>Source: T. Dozat, Incorporating Nesterov Momentum into Adam, 2016; the schedule of {@code mu} is the one that Keras and PyTorch use.
 */
final class NAdam implements Optimizer {
    private static final double DECAY = 0.96;
    private static final double PER_STEP = 0.004;

    private final double rate;
    private final double momentum;
    private final float[] mean;
    private final float[] square;
    private int steps;
    private double product = 1;

    NAdam(int parameters, double rate, double momentum) {
        this.rate = rate;
        this.momentum = momentum;
        mean = new float[parameters];
        square = new float[parameters];
    }

    @Override
    public void step(float[] parameters, float[] gradient) {
        steps++;
        double now = momentumAt(steps);
        double next = momentumAt(steps + 1);
        product *= now;
        double ofMean = rate * next / (1 - product * next);
        double ofGradient = rate * (1 - now) / (1 - product);
        double ofSquare = 1 / (1 - Math.pow(Adam.OF_SQUARES, steps));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            mean[i] = (float) (momentum * mean[i] + (1 - momentum) * g);
            square[i] = (float) (Adam.OF_SQUARES * square[i] + (1 - Adam.OF_SQUARES) * g * g);
            parameters[i] +=
                    (float) ((ofMean * mean[i] + ofGradient * g) / (Math.sqrt(ofSquare * square[i]) + Adam.EPSILON));
        }
    }

    @Override
    public List<float[]> memory() {
        return List.of(mean, square);
    }

    @Override
    public void resume(int steps) {
        this.steps = steps;
        product = 1;
        for (int step = 1; step <= steps; step++) {
            product *= momentumAt(step);
        }
    }

    private double momentumAt(int step) {
        return momentum * (1 - 0.5 * Math.pow(DECAY, step * PER_STEP));
    }
}
