package org.vizsla.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final Optional<Duration> LEFT = Optional.of(Duration.ofSeconds(200));

    @Test
    void tellsHowFarItIsWhenItEndsAndWhatIsGoingOn() {
        assertThat(ProgressLine.of("Evaluating", 0.37, LEFT, "rise, scenes 1 to 4 of 100", 120))
                .isEqualTo("Evaluating  37 % ███████▍              about 3 min left  rise, scenes 1 to 4 of 100");
        assertThat(ProgressLine.of("Evaluating", 0.37, LEFT, "rise, scenes 1 to 4 of 100", 60))
                .isEqualTo("Evaluating  37 % ██▉       about 3 min left  rise, scenes …")
                .hasSize(59);
        assertThat(ProgressLine.of("Gallery", 1, Optional.empty(), "", 60)).isEqualTo("Gallery 100 % ████████");
        assertThat(ProgressLine.of("Gallery", 0, Optional.empty(), "a.png", 60))
                .isEqualTo("Gallery   0 %           a.png");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void noLineIsAsWideAsTheTerminal(int columns) {
        for (int part = 0; part <= 1000; part++) {
            String line = ProgressLine.of("Evaluating", part / 1000.0, LEFT, "\ud83d\udc15".repeat(200), columns);
            assertThat(line.codePointCount(0, line.length())).isEqualTo(columns - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, a few seconds",
        "44, about 40 s",
        "89, about 90 s",
        "100, about 2 min",
        "5000, about 83 min",
        "9000, about 2.5 h",
        "50000, about 14 h"
    })
    void timesAreRoundedAsPeopleSayThem(int seconds, String words) {
        assertThat(Durations.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "20, 60", "300, 120", "wide, 110", "'', 110", "0, 110"})
    void theWidthIsGivenOrFixed(String columns, int width) {
        assertThat(new Environment(Map.of("COLUMNS", columns)).columns()).isEqualTo(width);
    }
}
