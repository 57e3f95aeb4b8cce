package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version https://git-lfs.github.com/spec/v1 | GIT_LFS_POINTER",
                "'\n <!DOCTYPE html>'                       | WEB_PAGE",
                "'{\"dog\": 1}'                             | OTHER",
                "Größe                                      | OTHER"
            })
    void isKnownByItsBeginning(String text, TextFile kind) {
        assertThat(TextFile.of(text.getBytes(StandardCharsets.UTF_8))).hasValue(kind);
    }

    @Test
    void hasNoControlCharacters() {
        assertThat(TextFile.of(new byte[] {'<', 'a', 0})).isEqualTo(Optional.empty());
    }

    @Test
    void saysWhatToDo() {
        assertThat(TextFile.OTHER.describe("a .pth file")).isEqualTo("is a text file; give a .pth file");
        assertThat(TextFile.WEB_PAGE.describe("")).endsWith("download it again");
        assertThat(TextFile.GIT_LFS_POINTER.describe("")).endsWith("run git lfs pull");
    }
}
