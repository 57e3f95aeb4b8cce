package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

class EnergyInsideTest {
    private static Score score(Tensor map, BitSet pixels) {
        int height = Math.toIntExact(map.shape().size(2));
        int width = Math.toIntExact(map.shape().size(3));
        return Metrics.ENERGY_INSIDE.of(new JudgedMap(map, new Region(height, width, pixels)));
    }

    private static BitSet pixels(int... places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }

    @Test
    void countsMagnitudesOverAllChannels() {
        Score energy = score(Tensor.ofFloats(Shape.of(1, 2, 2, 3), 1, -2, 0, 0, 0, 3, -1, 1, 0, 2, 0, 0), pixels(1, 5));

        assertThat(energy.value()).isCloseTo(6 / 10.0, within(1e-12));
        assertThat(energy.chance()).isCloseTo(2 / 6.0, within(1e-12));
    }

    @Test
    void anEvenMapHasWhatChanceHas() {
        Score even = score(Tensor.ofFloats(Shape.of(1, 1, 2, 4), -2, 2, -2, 2, 2, 2, 2, -2), pixels(0, 3, 4));

        assertThat(even.value()).isEqualTo(even.chance());
    }

    /** Everything is inside the whole, nothing inside the empty region, and what is not inside is outside. */
    @Test
    void insideAndOutsideAreAll() {
        Tensor map = new RandomTensors(5).normal(1, 3, 7, 9);
        BitSet region = pixels(0, 8, 30, 62);
        BitSet rest = new BitSet();
        rest.set(0, 63);
        assertThat(score(map, rest).value()).isEqualTo(1);
        rest.andNot(region);

        assertThat(score(map, region).value() + score(map, rest).value()).isCloseTo(1, within(1e-12));
        assertThat(score(map, new BitSet()).value()).isZero();
    }

    @Test
    void aMapWithoutEnergyHasNoShare() {
        assertThat(score(Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, 0), pixels(1)).isDefined())
                .isFalse();
        assertThat(score(Tensor.ofFloats(Shape.of(1, 1, 1, 2), 1, Float.POSITIVE_INFINITY), pixels(1))
                        .value())
                .isNaN();
    }
}
