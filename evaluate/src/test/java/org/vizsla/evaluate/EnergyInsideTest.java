package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

class EnergyInsideTest {
    private static BitSet pixels(int... places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }

    @Test
    void countsMagnitudesOverAllChannels() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 2, 2, 3), 1, -2, 0, 0, 0, 3, -1, 1, 0, 2, 0, 0);
        EnergyInside energy = EnergyInside.of(map, pixels(1, 5));

        assertThat(energy.share()).isCloseTo(6 / 10.0, within(1e-12));
        assertThat(energy.chance()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(energy.timesChance()).isCloseTo(1.8, within(1e-12));
        assertThat(EnergyInside.of(map.reshaped(Shape.of(2, 2, 3)), pixels(1, 5)))
                .isEqualTo(energy);
    }

    @Test
    void anEvenMapHasWhatChanceHas() {
        Tensor even = Tensor.ofFloats(Shape.of(1, 1, 2, 4), -2, 2, -2, 2, 2, 2, 2, -2);

        assertThat(EnergyInside.of(even, pixels(0, 3, 4)).timesChance()).isEqualTo(1);
    }

    /** All is inside of all, nothing inside of nothing, and what is not inside is outside. */
    @Test
    void insideAndOutsideAreAll() {
        Tensor map = new RandomTensors(5).normal(1, 3, 7, 9);
        BitSet region = pixels(0, 8, 30, 62);
        BitSet rest = new BitSet();
        rest.set(0, 63);
        assertThat(EnergyInside.of(map, rest).share()).isEqualTo(1);
        rest.andNot(region);

        assertThat(EnergyInside.of(map, region).share()
                        + EnergyInside.of(map, rest).share())
                .isCloseTo(1, within(1e-12));
        assertThat(EnergyInside.of(map, new BitSet()).share()).isZero();
    }

    @Test
    void aMapWithoutEnergyHasNoShare() {
        assertThat(EnergyInside.of(Tensor.ofFloats(Shape.of(1, 1, 2), 0, 0), pixels(1))
                        .share())
                .isNaN();
        assertThat(EnergyInside.of(Tensor.ofFloats(Shape.of(1, 1, 2), 1, Float.POSITIVE_INFINITY), pixels(1))
                        .share())
                .isNaN();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> EnergyInside.of(new RandomTensors(1).normal(2, 1, 2, 2), pixels(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("energy is measured in one map [C, H, W], not in [2, 1, 2, 2]");
        assertThatThrownBy(() -> EnergyInside.of(new RandomTensors(1).normal(1, 1, 2, 2), pixels(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel 4 of the region is not in a map of 4");
    }
}
