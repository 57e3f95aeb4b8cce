package org.vizsla.graph.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.suggestion.Remedy;

class LimitTest {
    @AfterEach
    void clear() {
        System.clearProperty(Limit.SCANS.property());
    }

    @Test
    void isSetByAProperty() {
        assertThat(Limit.SCANNED_PIXELS.property()).isEqualTo("vizsla.limit.scanned-pixels");
        assertThat(Limit.SCANS.value()).isEqualTo(100);
        System.setProperty("vizsla.limit.scans", "7");
        assertThat(Limit.SCANS.value()).isEqualTo(7);
        System.setProperty("vizsla.limit.scans", "many");
        assertThat(Limit.SCANS.value()).isEqualTo(100);
        System.setProperty("vizsla.limit.scans", "-3");
        assertThat(Limit.SCANS.value()).isEqualTo(1);
    }

    @Test
    void isNamedWhereItRefuses() {
        assertThatCode(() -> LimitException.check(Limit.SCANS, 100, "a.jpg")).doesNotThrowAnyException();
        assertThatThrownBy(() -> LimitException.check(Limit.SCANS, 101, "a.jpg"))
                .isInstanceOfSatisfying(
                        LimitException.class, e -> assertThat(e.remedy()).contains(new Remedy.Raise(Limit.SCANS)))
                .hasMessage("a.jpg has 101 scans, and the limit 'scans' is 100");
    }

    @ParameterizedTest
    @EnumSource
    void isInTheDocument(Limit limit) throws IOException {
        assertThat(Files.readString(Path.of("../docs/limits.md")))
                .contains("| `" + limit.title() + "` | " + limit.usual() + " |");
    }
}
