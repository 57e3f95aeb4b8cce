package org.vizsla.menagerie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    private static final int SIZE = 40;

    private static Mask rectangle(int left, int top, int width, int height) {
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
        assertThat(rectangle(3, 5, 7, 2).box()).isEqualTo(new Box(3, 5, 7, 2));
        assertThat(rectangle(3, 5, 7, 2).or(rectangle(30, 1, 2, 20)).box()).isEqualTo(new Box(3, 1, 29, 20));
        assertThat(rectangle(0, 0, 0, 0).box()).isEqualTo(new Box(0, 0, 0, 0));
    }

    @Test
    void growsAndIsCutAtTheRim() {
        assertThat(rectangle(3, 5, 7, 2).grown(2)).isEqualTo(rectangle(1, 3, 11, 6));
        assertThat(rectangle(0, 0, 2, 1).grown(1)).isEqualTo(rectangle(0, 0, 3, 2));
    }

    @Test
    void isJoinedAndCut() {
        Mask one = rectangle(0, 0, 10, 4);
        Mask other = rectangle(5, 2, 10, 4);
        assertThat(one.and(other)).isEqualTo(rectangle(5, 2, 5, 2));
        assertThat(one.without(other).area()).isEqualTo(30);
        assertThat(one.or(other).area()).isEqualTo(70);
    }

    @Test
    void isDrawnInBlackAndWhite() {
        Mask mask = rectangle(4, 6, 3, 2);
        assertThat(mask.image().getRGB(6, 7) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(mask.image().getRGB(7, 7) & 0xFFFFFF).isZero();
    }
}
