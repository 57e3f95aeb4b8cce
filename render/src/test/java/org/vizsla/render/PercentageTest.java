package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 %",
        "1, 100.0 %",
        "0.42, 42.0 %",
        "0.0004, < 0.1 %",
        "1e-30, < 0.1 %",
        "0.0005, 0.1 %",
        "0.9994, 99.9 %",
        "0.9996, > 99.9 %"
    })
    void hasOneDecimalAndDoesNotCallCertainWhatIsNot(double probability, String text) {
        assertThat(Percentage.of(probability)).isEqualTo(text);
    }

    @Test
    void saysSoIfThereIsNone() {
        assertThat(Percentage.of(Double.NaN)).isEqualTo("not a number");
    }
}
