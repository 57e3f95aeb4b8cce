package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class PointingTest {
    private static BitSet places(int... places) {
        BitSet region = new BitSet();
        for (int place : places) {
            region.set(place);
        }
        return region;
    }

    @Test
    void energyIsTheMagnitudeOfAllChannels() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 2, 2, 3), 1, 0, 0, 0, -4, 0, 1, 0, 2, 0, 0, 0);
        Pointing pointing = Pointing.of(map, places(0, 2), 2, 3);
        assertThat(pointing.energy().share()).isEqualTo(0.5);
        assertThat(pointing.energy().chance()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(pointing.hit()).isZero();
        assertThat(Pointing.of(map, places(4), 2, 3).hit()).isEqualTo(1);
    }

    @Test
    void placesThatShareTheMaximumShareTheHit() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 5), 3, 1, 3, -3, 3);
        assertThat(Pointing.of(map, places(0, 1, 2, 3), 1, 5).hit()).isEqualTo(0.75);
    }

    @Test
    void aMapOfALayerIsInterpolatedFirst() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, 4);
        Pointing pointing = Pointing.of(map, places(2, 3), 1, 4);
        assertThat(pointing.energy().share()).isEqualTo((3 + 4) / 8.0);
        assertThat(pointing.hit()).isEqualTo(1);
    }

    @Test
    void whatIsZeroOrNotFinitePointsAtNothing() {
        for (float value : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
            Pointing pointing = Pointing.of(Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, value), places(1), 1, 2);
            assertThat(pointing.isDefined()).isFalse();
            assertThat(pointing.hit()).isNaN();
        }
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> Pointing.of(Tensor.ofFloats(Shape.of(2, 3), new float[6]), places(0), 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map [1, C, h, w] can point at something, not [2, 3]");
    }
}
