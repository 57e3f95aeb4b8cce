package org.vizsla.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 40;
    private static final Lettering LETTERING = new Lettering(14, Lettering.REGULAR);

    /** Black on white. */
    private static int[] drawn(Lettering lettering, double x, String text) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[WIDTH * HEIGHT];
        Arrays.fill(paper, 0xffffff);
        image.setRGB(0, 0, WIDTH, HEIGHT, paper, 0, WIDTH);
        lettering.draw(image, x, 25, 0x000000, text);
        return image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }

    /** The sum of what the pixels are darker than white, in pixels. */
    private static double ink(int[] pixels) {
        return Arrays.stream(pixels)
                .mapToDouble(rgb -> 1 - (rgb & 0xff) / 255.0)
                .sum();
    }

    @Test
    void everyPrintableCharacterOfAsciiHasALetterOfItsOwn() {
        Map<String, Character> seen = new HashMap<>();
        String unknown = Arrays.toString(drawn(LETTERING, 10, "\u4e2d"));
        for (char character = '!'; character <= '~'; character++) {
            String picture = Arrays.toString(drawn(LETTERING, 10, Character.toString(character)));
            assertThat(picture).as("the letter %s", character).isNotEqualTo(unknown);
            assertThat(seen.put(picture, character))
                    .as("what looks like %s", character)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vizsla", "gjpqy|", "97.3 %", "@MW"})
    void staysWithinItsWidthAndItsLine(String text) {
        double width = LETTERING.width(text);
        int[] pixels = drawn(LETTERING, 10, text);
        for (int i = 0; i < pixels.length; i++) {
            if ((pixels[i] & 0xff) < 0xff) {
                assertThat(i % WIDTH).isBetween(9, (int) Math.ceil(10 + width));
                assertThat(i / WIDTH).isBetween(11, 30);
            }
        }
    }

    @Test
    void aStrokeHasTheWidthThatItsWeightSays() {
        int[] pixels = drawn(LETTERING, 10, "l");
        double across = 0;
        for (int x = 0; x < WIDTH; x++) {
            across += 1 - (pixels[20 * WIDTH + x] & 0xff) / 255.0;
        }
        assertThat(across).isCloseTo(Lettering.REGULAR * 14, within(0.02));
    }

    @Test
    void edgesAreSmooth() {
        long between = Arrays.stream(drawn(LETTERING, 10, "So"))
                .filter(rgb -> (rgb & 0xff) > 30 && (rgb & 0xff) < 225)
                .count();
        assertThat(between).isGreaterThan(20);
    }

    @Test
    void aHeavierWeightTakesMoreInk() {
        double regular = ink(drawn(LETTERING, 10, "Vizsla"));
        double bold = ink(drawn(new Lettering(14, Lettering.BOLD), 10, "Vizsla"));
        assertThat(bold / regular).isBetween(1.2, 1.5);
    }

    @Test
    void theWidthOfATextIsThatOfItsPartsAndGrowsWithTheSize() {
        double gap = LETTERING.width("HH") - 2 * LETTERING.width("H");
        assertThat(LETTERING.width("HHHH")).isCloseTo(4 * LETTERING.width("H") + 3 * gap, within(1e-9));
        assertThat(new Lettering(28, Lettering.REGULAR).width("Vizsla"))
                .isCloseTo(2 * LETTERING.width("Vizsla"), within(1e-9));
        assertThat(LETTERING.width("0")).isEqualTo(LETTERING.width("1"));
    }

    @ParameterizedTest
    @CsvSource({"\u00e9, e", "\u00c5, A", "n\u0303, n"})
    void accentsAreLeftOut(String accented, String plain) {
        assertThat(drawn(LETTERING, 10, accented)).isEqualTo(drawn(LETTERING, 10, plain));
    }

    @Test
    void otherCharactersBecomeOneFrameEach() {
        assertThat(LETTERING.width("\ud55c")).isEqualTo(LETTERING.width("\u4e2d"));
        assertThat(LETTERING.width("\ud83d\udc15")).isEqualTo(LETTERING.width("\u4e2d"));
        assertThat(ink(drawn(LETTERING, 10, "\u4e2d"))).isGreaterThan(10);
        assertThat(drawn(LETTERING, 10, "a\tb\n")).isEqualTo(drawn(LETTERING, 10, "a b "));
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(LETTERING.fit("Vizsla", LETTERING.width("Vizsla"))).isEqualTo("Vizsla");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        String fitted = LETTERING.fit("black-and-tan coonhound", 100);
        assertThat(fitted).endsWith("…").startsWith("black-and-t");
        assertThat(LETTERING.width(fitted)).isBetween(85.0, 100.0);
        assertThat(LETTERING.fit("Vizsla", 1)).isEqualTo("…");
        assertThat(LETTERING.fit("x".repeat(1_000_000), 100))
                .hasSizeLessThan(30)
                .endsWith("…");
    }

    @Test
    void whatIsOutsideOfThePictureIsLeftOut() {
        assertThat(ink(drawn(LETTERING, -200, "Vizsla"))).isZero();
        assertThat(ink(drawn(LETTERING, WIDTH + 5, "Vizsla"))).isZero();
        assertThat(ink(drawn(LETTERING, WIDTH - 20, "Vizsla"))).isPositive();
    }
}
