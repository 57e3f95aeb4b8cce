package org.vizsla.optimize.visualize.optimizer;

import java.util.List;

/** {@code v = momentum v + g; x = x + rate v}. */
final class Sgd implements Optimizer {
    private final double rate;
    private final double momentum;
    private final float[] velocity;

    Sgd(int parameters, double rate, double momentum) {
        this.rate = rate;
        this.momentum = momentum;
        velocity = new float[parameters];
    }

    @Override
    public void step(float[] parameters, float[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = (float) (momentum * velocity[i] + gradient[i]);
            parameters[i] += (float) (rate * velocity[i]);
        }
    }

    @Override
    public List<float[]> memory() {
        return List.of(velocity);
    }

    @Override
    public void resume(int steps) {}
}
