package org.vizsla.graph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTextTest {
    @Test
    void writesOutWhatSteersATerminal() {
        assertThat(ShownText.line("\u001b]0;PWN\u0007\u001b[31mx.jpg"))
                .isEqualTo("\\u001b]0;PWN\\u0007\\u001b[31mx.jpg");
        assertThat(ShownText.line("a\u009b31mb\u007f")).isEqualTo("a\\u009b31mb\\u007f");
    }

    @Test
    void writesOutMarksOfDirectionAndWhatCannotBeSeen() {
        assertThat(ShownText.line("gpj.\u202etac")).isEqualTo("gpj.\\u202etac");
        assertThat(ShownText.lines("a\u2066b\u2069c\u061cd\u200be\ufefff\u00adg"))
                .isEqualTo("a\\u2066b\\u2069c\\u061cd\\u200be\\ufefff\\u00adg");
        String tag = new String(Character.toChars(0xe0041));
        assertThat(ShownText.line("a" + tag)).isEqualTo("a\\udb40\\udc41");
        assertThat(ShownText.line("\ud800 \udc00")).isEqualTo("\\ud800 \\udc00");
    }

    @Test
    void aLineStaysOneLine() {
        assertThat(ShownText.line("a\nvizsla: b\r\tc\u2028d\u0085e")).isEqualTo("a\\nvizsla: b\\r\\tc\\u2028d\\u0085e");
        assertThat(ShownText.lines("a\n\tb\rc")).isEqualTo("a\n\tb\\rc");
    }

    @Test
    void cutsALongTextBetweenCharacters() {
        assertThat(ShownText.line("abc", 3)).isEqualTo("abc");
        assertThat(ShownText.line("ab\u001bd", 3)).isEqualTo("ab\\u001b...");
        assertThat(ShownText.line("a🐱c", 2)).isEqualTo("a🐱...");
    }

    @Test
    void leavesWhatPeopleWrite() {
        for (String text : new String[] {
            "",
            "tabby, tabby cat",
            "Käse – “ñ” …",
            "猫 ねこ 고양이",
            "قطة ١٢",
            "חתול",
            "👩\u200d🚀 \ud83d\udc31",
            "می\u200cخواهم"
        }) {
            assertThat(ShownText.line(text)).isSameAs(text);
        }
    }

    @Test
    void leavesNoCharacterThatAnyTerminalObeys() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(character -> {
            String shown = ShownText.line(new String(Character.toChars(character)));
            assertThat(shown.chars().noneMatch(c -> Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e)))
                    .as("U+%x", character)
                    .isTrue();
        });
    }
}
