package org.vizsla.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedWeightsTest {
    /** Bit patterns of IEEE 754 binary16. */
    @ParameterizedTest
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2, c000",
        "65504, 7bff",
        "6.1035156e-5, 0400",
        "6.0975552e-5, 03ff",
        "5.9604645e-8, 0001",
        "2e-8, 0000",
        "0.33333334, 3555",
        "1.0004883, 3c00",
        "1.0014648, 3c02",
        "1.0005, 3c01"
    })
    void halvesAreTheNearest(float value, String bits) {
        assertThat(String.format("%04x", ShippedWeights.half(value) & 0xffff)).isEqualTo(bits);
    }
}
