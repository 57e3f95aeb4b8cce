package org.vizsla.optimize.visualize.optimizer;

import java.util.List;

/**
 * {@code x = x + rate m' / (sqrt(v') + 1e-8)}, where {@code m'} and {@code v'} are the running means of the gradient and of its square, freed of their zero beginning.
 *
 * <p>Source: D. P. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, 2014.
 */
final class Adam implements Optimizer {
    static final double OF_SQUARES = 0.999;
    static final double EPSILON = 1e-8;

    private final double rate;
    private final double momentum;
    private final float[] mean;
    private final float[] square;
    private int steps;

    Adam(int parameters, double rate, double momentum) {
        this.rate = rate;
        this.momentum = momentum;
        mean = new float[parameters];
        square = new float[parameters];
    }

    @Override
    public void step(float[] parameters, float[] gradient) {
        steps++;
        double ofMean = rate / (1 - Math.pow(momentum, steps));
        double ofSquare = 1 / (1 - Math.pow(OF_SQUARES, steps));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            mean[i] = (float) (momentum * mean[i] + (1 - momentum) * g);
            square[i] = (float) (OF_SQUARES * square[i] + (1 - OF_SQUARES) * g * g);
            parameters[i] += (float) (ofMean * mean[i] / (Math.sqrt(ofSquare * square[i]) + EPSILON));
        }
    }

    @Override
    public List<float[]> memory() {
        return List.of(mean, square);
    }

    @Override
    public void resume(int steps) {
        this.steps = steps;
    }
}
