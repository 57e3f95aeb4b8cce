package org.vizsla.optimize.visualize.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.optimize.visualize.parameterization.Canvas;

class AfterStepTest {
    private static final Canvas CANVAS = new Canvas(2, 2, 2);

    private static float[] after(Regularization regularization, int step, float... slope) {
        float[] pixels = {1, -2, 3, 4, 0.5f, 1, -1, 2};
        new AfterStep(regularization, CANVAS).apply(pixels, slope, step);
        return pixels;
    }

    @Test
    void pixelsDecay() {
        float[] decayed = after(new Regularization(0, 0, 0, 0.25, 0, 4, 0, 0), 0, new float[8]);
        assertThat(decayed).containsExactly(0.75f, -1.5f, 2.25f, 3, 0.375f, 0.75f, -0.75f, 1.5f);
    }

    @Test
    void theBlurComesAfterSomeStepsAndKeepsMeans() {
        Regularization blurred = new Regularization(0, 0, 0, 0, 1, 3, 0, 0);
        assertThat(after(blurred, 0, new float[8])).containsExactly(1, -2, 3, 4, 0.5f, 1, -1, 2);
        float[] after = after(blurred, 2, new float[8]);
        assertThat((after[0] + after[1] + after[2] + after[3]) / 4).isEqualTo(1.5f, within(1e-5f));
        assertThat(after[1]).isBetween(-2f, 1.5f);
    }

    /** The squares of norms are 1.25, 5, 10, 20, so that the first place is the smallest. */
    @Test
    void pixelsNearestToGreyBecomeGrey() {
        assertThat(after(new Regularization(0, 0, 0, 0, 0, 4, 0.25, 0), 0, new float[8]))
                .containsExactly(0, -2, 3, 4, 0, 1, -1, 2);
    }

    /** The contributions are 1 + 1, -2 + 1, 3 - 4 and 4 + 4. */
    @Test
    void pixelsThatMatterLeastBecomeGrey() {
        assertThat(after(new Regularization(0, 0, 0, 0, 0, 4, 0, 0.5), 0, 1, 1, 1, 1, 2, 1, 4, 2))
                .containsExactly(1, 0, 0, 4, 0.5f, 0, 0, 2);
    }
}
