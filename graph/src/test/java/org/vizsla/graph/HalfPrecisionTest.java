package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {
    /** The examples of IEEE 754's binary16: smallest and largest of each kind, and thirds. */
    @ParameterizedTest
    @CsvSource({
        "0x0000, 0",
        "0x8000, -0.0",
        "0x0001, 5.9604645E-8",
        "0x03ff, 6.097555E-5",
        "0x0400, 6.1035156E-5",
        "0x3555, 0.33325195",
        "0x3bff, 0.9995117",
        "0x3c00, 1",
        "0x3c01, 1.0009766",
        "0xc000, -2",
        "0x7bff, 65504",
        "0x7c00, Infinity",
        "0xfc00, -Infinity"
    })
    void valuesOfHalves(String bits, float value) {
        assertThat(HalfPrecision.toFloat((short) (int) Integer.decode(bits))).isEqualTo(value);
    }

    @Test
    void everyHalfIsItsOwnNearest() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfPrecision.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfPrecision.of(value)).isEqualTo((short) bits);
            }
        }
        assertThat(HalfPrecision.toFloat((short) 0x7e00)).isNaN();
        assertThat(HalfPrecision.toFloat(HalfPrecision.of(Float.NaN))).isNaN();
    }

    /** Between two neighbours, up to the middle the lower one is nearest, and in the middle the even one. */
    @Test
    void valuesBetweenHalvesGoToTheNearest() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            float below = HalfPrecision.toFloat((short) bits);
            float above = HalfPrecision.toFloat((short) (bits + 1));
            float middle = (below + above) / 2;

            assertThat(HalfPrecision.of(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(HalfPrecision.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
            assertThat(HalfPrecision.of(middle)).isEqualTo((short) (bits + bits % 2));
            assertThat(HalfPrecision.of(-middle)).isEqualTo((short) (0x8000 | (bits + bits % 2)));
        }
    }

    @Test
    void whatIsTooLargeIsInfinite() {
        assertThat(HalfPrecision.of(65519)).isEqualTo((short) 0x7bff);
        assertThat(HalfPrecision.of(65520)).isEqualTo((short) 0x7c00);
        assertThat(HalfPrecision.of(-1e30f)).isEqualTo((short) 0xfc00);
    }

    @Test
    void tensorsAreNarrowedAndWidened() {
        Tensor floats = Tensor.ofFloats(Shape.of(2, 3), 1, -2, 0.1f, 1e-9f, 3000, 0);
        Tensor halves = HalfPrecision.narrowed(floats);

        assertThat(halves.type()).isEqualTo(DataType.FLOAT16);
        assertThat(halves.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(HalfPrecision.widened(halves).floats()).containsExactly(1, -2, 0.099975586f, 0, 3000, 0);
        assertThat(HalfPrecision.widened(floats)).isSameAs(floats);
        assertThat(HalfPrecision.narrowed(halves)).isSameAs(halves);
    }
}
