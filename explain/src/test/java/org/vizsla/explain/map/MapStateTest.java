package org.vizsla.explain.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.explain.Findings;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class MapStateTest {
    private static MapState of(float... values) {
        return MapState.of(Tensor.ofFloats(Shape.of(1, 2, 1, 2), values));
    }

    @Test
    void tellsWhyThereIsNothingToSee() {
        assertThat(of(0, -0f, 0, 0)).isEqualTo(MapState.ZERO);
        assertThat(of(2, 2, 2, 2)).isEqualTo(MapState.FLAT);
        assertThat(of(0, Float.NaN, 0, 0)).isEqualTo(MapState.NOT_FINITE);
        assertThat(of(0, 1, Float.NEGATIVE_INFINITY, 0)).isEqualTo(MapState.NOT_FINITE);
    }

    @Test
    void valuesCanBeSeenThoughTheirSumsOverChannelsCannot() {
        assertThat(of(1, -3, -1, 3)).isEqualTo(MapState.CANCELLED);
        assertThat(of(1, 3, 3, 1)).isEqualTo(MapState.FLAT_SUM);
        assertThat(MapState.CANCELLED.hasVisibleValues()).isTrue();
        assertThat(MapState.CANCELLED.hasVisibleSums()).isFalse();
        assertThat(MapState.FLAT.hasVisibleValues()).isFalse();
    }

    @Test
    void anythingElseCanBeSeen() {
        assertThat(of(0, Float.MIN_VALUE, 0, 0)).isEqualTo(MapState.VISIBLE);
        assertThat(of(-1, -3, -3, -1)).as("zero is in the middle of its scale").isEqualTo(MapState.VISIBLE);
        assertThat(MapState.of(Tensor.ofFloats(Shape.of(1, 3), 1, 2, 3))).isEqualTo(MapState.VISIBLE);
    }

    @Test
    void findingsHaveItAndANote() {
        Tensor zero = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, 0);
        assertThat(Findings.NONE.about(zero).state()).isEqualTo(MapState.ZERO);
        assertThat(Findings.NONE.about(zero).notes())
                .containsExactly("every value is zero: the map says nothing about this image");
        Tensor odd = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, Float.NaN);
        assertThat(Findings.NONE.about(odd).notes()).containsExactly("1 of 2 values are not finite");
    }
}
