package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;

class PlanesTest {
    private static final Planes PLANES = Planes.of(2, 2, 3, 1, 2, 3, 4, 5, 6, -10, 20, -30, 40, -50, 60);

    @Test
    void findsAValueByChannelRowAndColumn() {
        assertThat(PLANES.at(0, 1, 0)).isEqualTo(4);
        assertThat(PLANES.at(1, 0, 2)).isEqualTo(-30);
        assertThat(PLANES.size()).isEqualTo(6);
    }

    @Test
    void cutsARectangle() {
        assertThat(PLANES.cut(0, 1, 2, 2)).isEqualTo(Planes.of(2, 2, 2, 2, 3, 5, 6, 20, -30, -50, 60));
        assertThat(PLANES.cut(1, 0, 1, 3)).isEqualTo(Planes.of(2, 1, 3, 4, 5, 6, 40, -50, 60));
    }

    @Test
    void addsUpTheChannelsOfEachPlace() {
        assertThat(PLANES.sum()).containsExactly(-9, 22, -27, 44, -45, 66);
        assertThat(PLANES.magnitude()).containsExactly(11, 22, 33, 44, 55, 66);
    }

    @Test
    void keepsItsValuesWhateverBecomesOfTheArray() {
        float[] values = {1, 2};
        Planes planes = Planes.of(1, 1, 2, values);
        values[0] = 9;
        assertThat(planes).isEqualTo(Planes.of(1, 1, 2, 1, 2)).isNotEqualTo(Planes.of(1, 2, 1, 1, 2));
    }

    @Test
    void knowsWhetherAllValuesAreNumbers() {
        assertThat(PLANES.isFinite()).isTrue();
        assertThat(Planes.of(1, 1, 2, 1, Float.NaN).isFinite()).isFalse();
        assertThat(Planes.of(1, 1, 2, 1, Float.NEGATIVE_INFINITY).isFinite()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "0, 1, 2", "1, -1, -2", "65536, 65536, 1"})
    void refusesShapesThatTheValuesDoNotHave(int channels, int height, int width) {
        assertThatThrownBy(() -> Planes.of(channels, height, width, 1, 2))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a map of shape [" + channels + ", " + height + ", " + width
                        + "] cannot be drawn from 2 values");
    }
}
