package org.vizsla.menagerie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    private static final int SIZE = 40;

    private static Mask rectangle(int top, int left, int height, int width) {
        return Mask.of(SIZE, i -> {
            int x = i % SIZE;
            int y = i / SIZE;
            return x >= left && x < left + width && y >= top && y < top + height;
        });
    }

    @Test
    void itsPixelsAreACopy() {
        Mask mask = Mask.of(4, place -> place % 3 == 0);
        mask.pixels().clear();

        assertThat(mask.pixels().stream()).containsExactly(0, 3, 6, 9, 12, 15);
    }

    @Test
    void hasABox() {
        assertThat(rectangle(5, 3, 2, 7).box()).isEqualTo(new Box(5, 3, 2, 7));
        assertThat(rectangle(5, 3, 2, 7).or(rectangle(1, 30, 20, 2)).box()).isEqualTo(new Box(1, 3, 20, 29));
        assertThat(rectangle(0, 0, 0, 0).box()).isEqualTo(new Box(0, 0, 0, 0));
    }

    @Test
    void growsAndIsCutAtTheRim() {
        assertThat(rectangle(5, 3, 2, 7).grown(2)).isEqualTo(rectangle(3, 1, 6, 11));
        assertThat(rectangle(0, 0, 1, 2).grown(1)).isEqualTo(rectangle(0, 0, 2, 3));
    }

    @Test
    void isJoinedAndCut() {
        Mask one = rectangle(0, 0, 4, 10);
        Mask other = rectangle(2, 5, 4, 10);
        assertThat(one.and(other)).isEqualTo(rectangle(2, 5, 2, 5));
        assertThat(one.without(other).area()).isEqualTo(30);
        assertThat(one.or(other).area()).isEqualTo(70);
    }

    @Test
    void isDrawnInBlackAndWhite() {
        Mask mask = rectangle(6, 4, 2, 3);
        assertThat(mask.image().getRGB(6, 7) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(mask.image().getRGB(7, 7) & 0xFFFFFF).isZero();
    }
}
