package org.vizsla.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.sampling.Jackknife;

class ConvergenceTest {
    @Test
    void saysHowMuchOfAMapIsNoise() {
        SelfCheck check = Convergence.of(0.2, 0.8, 25, "orders");
        assertThat(check.passed()).isTrue();
        assertThat(check.value()).isEqualTo(0.25);
        assertThat(check.words())
                .isEqualTo("after 25 orders the standard error is 25.0 % of the map's magnitude (limit 50 %)");
        assertThat(Convergence.of(0.5, 1, 25, "orders").passed()).isTrue();
    }

    @Test
    void saysHowManySamplesWouldDo() {
        SelfCheck check = Convergence.of(0.6, 1, 50, "noisy copies");
        assertThat(check.passed()).isFalse();
        assertThat(check.words())
                .isEqualTo("after 50 noisy copies the standard error is 60.0 % of the map's magnitude (limit 50 %);"
                        + " about 85 would do");
        assertThat(Convergence.of(0.95, 1, 2000, "masks").words()).endsWith("; about 56,000 would do");
    }

    /** A mean of samples whose true mean is 1 and whose variance is 36: of as many as it says, the error comes to the half that is allowed. */
    @Test
    void asManyAsItSaysDo() {
        int few = 20;
        double squareOfFew = 1 + 36.0 / few;
        String words = Convergence.ofMean(36.0 * (few - 1) / few, Math.sqrt(squareOfFew), few, "samples")
                .words();
        int many = Integer.parseInt(
                words.replaceAll(".*about ([0-9,]+) would do", "$1").replace(",", ""));
        SelfCheck then = Convergence.ofMean(36.0 * (many - 1) / many, Math.sqrt(1 + 36.0 / many), many, "samples");
        assertThat(then.passed()).isTrue();
        assertThat(then.value()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void saysWhereNothingCanBeTold() {
        SelfCheck one = Convergence.ofMean(0, 1, 1, "masks");
        assertThat(one.passed()).isFalse();
        assertThat(one.words()).isEqualTo("1 masks are too few to estimate the standard error");
        SelfCheck noise = Convergence.of(1.02, 1, 50, "masks");
        assertThat(noise.passed()).isFalse();
        assertThat(noise.words()).endsWith(" (limit 50 %); so far the map is nothing but noise");
    }

    @Test
    void aMapWithoutChanceHasConverged() {
        assertThat(Convergence.of(0, 0, 3, "orders").passed()).isTrue();
        assertThat(Convergence.ofMean(0, 1, 2, "orders").value()).isZero();
    }

    @Test
    void theJackknifeOfAMeanIsItsStandardError() {
        double[] samples = {1, 2, 3, 6};
        double[][] without = new double[samples.length][1];
        for (int left = 0; left < samples.length; left++) {
            for (int i = 0; i < samples.length; i++) {
                without[left][0] += i == left ? 0 : samples[i] / 3;
            }
        }
        assertThat(Jackknife.errors(without)[0]).isCloseTo(Math.sqrt(14.0 / 3 / 4), within(1e-12));
    }
}
