package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    /** Pixels of a text, of which {@code #} are set. */
    private static BitSet region(String... rows) {
        BitSet region = new BitSet();
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                region.set(y * rows[y].length() + x, rows[y].charAt(x) == '#');
            }
        }
        return region;
    }

    private static String[] drawn(BitSet region) {
        BufferedImage blue = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            blue.setRGB(i % WIDTH, i / WIDTH, 0x0000ff);
        }
        BufferedImage outlined = Outline.around(blue, region);
        String[] rows = new String[HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < WIDTH; x++) {
                row.append((outlined.getRGB(x, y) & 0xffffff) == 0x0000ff ? '.' : 'o');
            }
            rows[y] = row.toString();
        }
        return rows;
    }

    @Test
    void goesAroundTheRegionAndCoversNothingOfIt() {
        BitSet region = region(
                ".......", //
                "..###..", "..#....", ".......", ".......");

        assertThat(drawn(region))
                .containsExactly(
                        "..ooo..", //
                        ".o...o.", ".o.oo..", "..o....", ".......");
    }

    @Test
    void endsAtThePicturesEdge() {
        BitSet region = region(
                "##....#", //
                "......#", ".......", ".......", "...#...");

        assertThat(drawn(region))
                .containsExactly(
                        "..o..o.", //
                        "oo...o.", "......o", "...o...", "..o.o..");
        assertThat(drawn(new BitSet())).containsOnly(".......");
    }

    @Test
    void regionsGrowWithTheirPicture() {
        BitSet large = Outline.enlarged(region("#.", ".#"), 2, 3);

        assertThat(large)
                .isEqualTo(region(
                        "###...", //
                        "###...", "###...", "...###", "...###", "...###"));
    }
}
