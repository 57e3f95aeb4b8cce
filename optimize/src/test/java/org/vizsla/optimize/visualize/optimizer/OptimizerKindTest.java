package org.vizsla.optimize.visualize.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimizerKindTest {
    private static final double RATE = 0.1;

    /** Where it is after some steps along gradients that do not change. */
    private static float[] steady(OptimizerKind kind, int steps, double momentum, float... gradient) {
        float[] x = new float[gradient.length];
        Optimizer optimizer = kind.create(x.length, RATE, momentum);
        for (int step = 0; step < steps; step++) {
            optimizer.step(x, gradient);
        }
        return x;
    }

    @Test
    void adamGoesByItsRateAlongASteadySlopeHoweverSteep() {
        float[] x = steady(OptimizerKind.ADAM, 7, 0.9, 3f, -1e-3f, 200f);

        assertThat(x).containsExactly(new float[] {0.7f, -0.7f, 0.7f}, within(1e-4f));
    }

    @Test
    void adamForgetsAsItsMomentsSay() {
        float[] x = {0};
        Optimizer adam = OptimizerKind.ADAM.create(1, RATE, 0.9);
        adam.step(x, new float[] {2});
        adam.step(x, new float[] {-1});
        double mean = (0.9 * 0.1 * 2 - 0.1) / (1 - 0.81);
        double square = (0.999 * 0.001 * 4 + 0.001) / (1 - 0.999 * 0.999);

        assertThat(x[0]).isEqualTo((float) (RATE + RATE * mean / Math.sqrt(square)), within(1e-5f));
    }

    @Test
    void nAdamLooksAhead() {
        float[] x = steady(OptimizerKind.NADAM, 1, 0.9, 5f);
        double first = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004));
        double second = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.008));

        assertThat(x[0]).isEqualTo((float) (RATE * (second * 0.1 / (1 - first * second) + 1)), within(1e-5f));
    }

    @Test
    void nAdamWithoutMomentumIsAdamWithoutMomentum() {
        assertThat(steady(OptimizerKind.NADAM, 5, 0, 2f, -0.5f))
                .containsExactly(steady(OptimizerKind.ADAM, 5, 0, 2f, -0.5f), within(1e-6f));
    }

    @Test
    void sgdsVelocityIsAGeometricSum() {
        float[] x = steady(OptimizerKind.SGD, 4, 0.5, 1f);

        assertThat(x[0]).isEqualTo((float) (RATE * (1 + 1.5 + 1.75 + 1.875)), within(1e-6f));
    }

    @Test
    void allClimbAHill() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            float[] x = {2, -3};
            Optimizer optimizer = kind.create(2, RATE, 0.8);
            for (int step = 0; step < 300; step++) {
                optimizer.step(x, new float[] {2 * (0.5f - x[0]), 0.3f * (1 - x[1])});
            }
            assertThat(x).as(kind.toString()).containsExactly(new float[] {0.5f, 1}, within(0.02f));
        }
    }
}
