package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.map.Stretching;

class SmoothMaskTest {
    private static final int HEIGHT = 30;
    private static final int WIDTH = 45;
    private static final SmoothMask MASK = new SmoothMask(HEIGHT, WIDTH, 7, 10);
    private static final AreaGoal GOAL = new AreaGoal(0.3);

    private static double[] random(int count) {
        return new SplittableRandom(5).doubles(count).toArray();
    }

    @Test
    void oneParameterMakesASoftHill() {
        assertThat(MASK.parameters()).isEqualTo(5 * 7);
        double[] parameters = new double[35];
        parameters[2 * 7 + 3] = 1;
        float[] mask = MASK.stretched(MASK.fine(parameters));
        int y = 17;
        int x = 24;
        assertThat(mask[y * WIDTH + x]).isGreaterThan(0.99f);
        for (int right = x + 1; right < WIDTH; right++) {
            assertThat(mask[y * WIDTH + right]).isLessThanOrEqualTo(mask[y * WIDTH + right - 1]);
        }
        assertThat(mask[y * WIDTH + WIDTH - 1]).isLessThan(0.05f);
    }

    @Test
    void allParametersShowAllAndNoneShowNothing() {
        double[] parameters = new double[35];
        for (float value : MASK.stretched(MASK.fine(parameters))) {
            assertThat(value).isZero();
        }
        Arrays.fill(parameters, 1);
        for (float value : MASK.stretched(MASK.fine(parameters))) {
            assertThat(value).isBetween(0.9f, 1f);
        }
    }

    /** A function of the mask's pixels and of its area, and its gradient through all steps, against differences. */
    @Test
    void itsGradientIsThatOfDifferences() {
        double[] parameters = random(35);
        double[] weights = random(HEIGHT * WIDTH);
        float[] fine = MASK.fine(parameters);
        float[] outer = new float[weights.length];
        for (int i = 0; i < outer.length; i++) {
            outer[i] = (float) weights[i];
        }
        double[] toFine = MASK.toFine(outer);
        double[] ofArea = GOAL.gradient(fine);
        for (int i = 0; i < toFine.length; i++) {
            toFine[i] += 500 * ofArea[i];
        }
        double[] gradient = MASK.toParameters(parameters, fine, toFine);
        for (int i = 0; i < parameters.length; i++) {
            double[] more = parameters.clone();
            double[] less = parameters.clone();
            more[i] += 1e-3;
            less[i] -= 1e-3;
            double difference = (objective(more, weights) - objective(less, weights)) / 2e-3;
            assertThat(gradient[i]).isCloseTo(difference, within(0.2 + 0.01 * Math.abs(difference)));
        }
    }

    private static double objective(double[] parameters, double[] weights) {
        float[] fine = MASK.fine(parameters);
        float[] mask = MASK.stretched(fine);
        double sum = 500 * GOAL.distance(fine);
        for (int i = 0; i < mask.length; i++) {
            sum += weights[i] * mask[i];
        }
        return sum;
    }

    @Test
    void theAreaIsMetByAnyMaskWithSoManyOnes() {
        float[] mask = new float[100];
        for (int i = 0; i < 30; i++) {
            mask[3 * i] = 1;
        }
        assertThat(GOAL.distance(mask)).isZero();
        mask[1] = 0.5f;
        assertThat(GOAL.distance(mask)).isCloseTo(0.0025, within(1e-9));
        assertThat(GOAL.gradient(mask)[1]).isCloseTo(0.01, within(1e-9));
        assertThat(GOAL.gradient(mask)[0]).isZero();
    }

    @Test
    void stretchingIsLinearBetweenPointsAndLevelBeyond() {
        float[] pixels = new float[8];
        Stretching.stretch(new float[] {1, 3}, new Stretching(1, 1, 1, 0), new Stretching(8, 2, 4, 0), pixels);
        assertThat(pixels).containsExactly(1, 1, 1.25f, 1.75f, 2.25f, 2.75f, 3, 3);
        float[] shifted = new float[4];
        Stretching.stretch(new float[] {1, 3}, new Stretching(1, 1, 1, 0), new Stretching(4, 2, 4, 3), shifted);
        assertThat(shifted).containsExactly(1.75f, 2.25f, 2.75f, 3);
    }
}
