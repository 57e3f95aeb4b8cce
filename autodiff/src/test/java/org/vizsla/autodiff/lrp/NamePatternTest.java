package org.vizsla.autodiff.lrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    @Test
    void matchesLikeARegularExpression() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*", 7);
            String name = text(random, "ab", 14);
            assertThat(new NamePattern(pattern).matches(name))
                    .as("%s, %s", pattern, name)
                    .isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name));
        }
    }

    @Test
    void doesNotGoBackHoweverManyStarsThereAre() {
        assertThat(new NamePattern("*a".repeat(1_000) + "!").matches("a".repeat(4_000)))
                .isFalse();
        assertThat(new NamePattern("*a".repeat(1_000) + "*!").matches("a".repeat(4_000) + "!"))
                .isTrue();
    }

    @Test
    void takesNoLongerForPartsThatAlmostMatchEverywhere() {
        String name = "a".repeat(2_000_000);
        String part = "a".repeat(500_000) + "b";
        assertThat(new NamePattern("*" + part + "*").matches(name)).isFalse();
        assertThat(new NamePattern("*" + part + "*").matches(name + "b")).isTrue();
    }

    private static String text(SplittableRandom random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
