package org.vizsla.explain.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {
    private static Mean of(double... values) {
        Mean.Collector collector = new Mean.Collector();
        for (double value : values) {
            collector.add(value);
        }
        return collector.mean();
    }

    @Test
    void knowsHowSureItIs() {
        Mean mean = of(1, 2, 3, 6);
        assertThat(mean.count()).isEqualTo(4);
        assertThat(mean.value()).isCloseTo(3, within(1e-12));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt((4 + 1 + 0 + 9) / 3.0 / 4), within(1e-12));
    }

    @Test
    void ofOneValueItIsNotSureAtAllAndOfNoneThereIsNone() {
        assertThat(of(5).value()).isEqualTo(5);
        assertThat(of(5).standardError()).isNaN();
        assertThat(of().value()).isNaN();
        assertThat(of().count()).isZero();
    }
}
