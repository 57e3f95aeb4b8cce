package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

class PictureTest {
    private static final byte[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -2, -3};

    @Test
    void valuesGoRowByRow() {
        Picture picture = Picture.of(2, 2, VALUES);

        assertThat(picture.red(1, 0)).isEqualTo(4);
        assertThat(picture.green(0, 1)).isEqualTo(8);
        assertThat(picture.blue(1, 1)).isEqualTo(253);
        assertThat(picture.rgb(1, 1)).isEqualTo(0xfffefd);
        assertThat(picture).hasToString("Picture[2 x 2]");
        assertThatThrownBy(() -> picture.red(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> picture.red(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sizesAreHeightAndWidth() {
        Picture wide = Picture.of(1, 4, VALUES);

        assertThat(wide.height()).isEqualTo(1);
        assertThat(wide.width()).isEqualTo(4);
        assertThat(wide.rgb(3, 0)).isEqualTo(0xfffefd);
        assertThat(wide.resized(3, 5).height()).isEqualTo(3);
        assertThat(wide.cropped(0, 1, 1, 2)).isEqualTo(Picture.of(1, 2, new byte[] {4, 5, 6, 7, 8, 9}));
    }

    @Test
    void pixelsCanBePacked() {
        assertThat(Picture.of(1, 4, new int[] {0x010203, 0xff040506, 0x070809, 0xfffefd}))
                .isEqualTo(Picture.of(1, 4, VALUES));
        assertThatThrownBy(() -> Picture.of(2, 3, new int[4])).isInstanceOf(VizslaException.class);
    }

    @Test
    void changesOfTheArrayDoNotReachIt() {
        byte[] values = VALUES.clone();
        Picture picture = Picture.of(2, 2, values);
        values[0] = 99;

        assertThat(picture.red(0, 0)).isEqualTo(1);
    }

    @Test
    void equalityIsOfSidesAndValues() {
        assertThat(Picture.of(2, 2, VALUES))
                .isEqualTo(Picture.of(2, 2, VALUES))
                .hasSameHashCodeAs(Picture.of(2, 2, VALUES));
        assertThat(Picture.of(2, 2, VALUES)).isNotEqualTo(Picture.of(1, 4, VALUES));
        assertThat(PictureFiles.noise(2, 2)).isNotEqualTo(Picture.of(2, 2, VALUES));
    }

    @Test
    void imagesThereAndBack() {
        Picture picture = PictureFiles.noise(5, 7);

        assertThat(Picture.of(picture.toBufferedImage())).isEqualTo(picture);
        assertThat(picture.toBufferedImage().getRGB(3, 2) & 0xffffff).isEqualTo(picture.rgb(3, 2));
    }

    @Test
    void partsAreWithinThePicture() {
        Picture picture = PictureFiles.letters("ABC/DEF");

        assertThat(picture.cropped(0, 1, 2, 2)).isEqualTo(PictureFiles.letters("BC/EF"));
        assertThatThrownBy(() -> picture.cropped(0, 2, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sidesFitTheValues() {
        assertThatThrownBy(() -> Picture.of(3, 2, VALUES))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image of 2 x 3 pixels takes 18 values, not 12");
        assertThatThrownBy(() -> Picture.of(-2, -2, VALUES))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image of -2 x -2 pixels: each side takes 1 to 65535");
    }
}
