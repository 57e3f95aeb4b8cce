package org.vizsla.report.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "photos/**/*.jpg photos/a.jpg true",
                "photos/**/*.jpg photos/b/c/a.jpg true",
                "photos/**/*.jpg photos2/a.jpg false",
                "photos/*.jpg photos/a.jpg true",
                "photos/*.jpg photos/b/a.jpg false",
                "photos//*.jpg photos/a.jpg true",
                "*.{jpg,png} a.png true",
                "*.{jpg,png} a.gif false",
                "a[0-3].jpg a2.jpg true",
                "a[!0-3].jpg a2.jpg false",
                "a[!0-3].jpg a7.jpg true",
                "a?c.jpg abc.jpg true",
                "a?c.jpg a/c.jpg false",
                "a.jpg* aXjpg false",
                "a[b a[b true",
                "/data/**/x/*.jpg /data/x/1.jpg true"
            })
    void matches(String pattern, String path, boolean expected) {
        assertThat(new Glob(pattern).matches(Path.of(path))).isEqualTo(expected);
    }

    @Test
    void knowsWhereToLook() {
        assertThat(new Glob("photos/2024*/x/*.jpg").start()).isEqualTo(Path.of("photos"));
        assertThat(new Glob("photos/2024*/x/*.jpg").depth()).isEqualTo(3);
        assertThat(new Glob("*.jpg").start()).isEqualTo(Path.of(""));
        assertThat(new Glob("/a/**/*.jpg").depth()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new Glob("a[9-0].jpg"))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("'a[9-0].jpg' is not a pattern of paths: ");
    }
}
