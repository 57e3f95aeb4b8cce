package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** Files that ImageIO writes, whose samples are known, in every layout that its images have. */
class SampleFormatsTest {
    private static final int WIDTH = 13;
    private static final int HEIGHT = 7;

    @ParameterizedTest
    @CsvSource({"png, false", "png, true", "bmp, false"})
    void colour(String format, boolean progressive) {
        Picture picture = PictureFiles.noise(HEIGHT, WIDTH);

        assertThat(read(PictureFiles.encode(format, picture.toBufferedImage(), progressive)))
                .isEqualTo(picture);
        assertThat(read(PictureFiles.encode(
                        format, PictureFiles.image(picture, BufferedImage.TYPE_INT_RGB), progressive)))
                .isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coloursUnderTransparentPixelsCount(boolean progressive) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Picture picture = PictureFiles.noise(HEIGHT, WIDTH);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            image.setRGB(x, y, (i * 3) << 24 | picture.rgb(x, y));
        }

        assertThat(read(PictureFiles.encode("png", image, progressive))).isEqualTo(picture);
        assertThat(Picture.of(image)).isEqualTo(picture);
    }

    /** The high byte, also of grey, which Pillow's conversion would clip. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, false", "4, true"})
    void samplesOf16Bits(int bands, boolean alpha) {
        int space = bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = colours.createCompatibleWritableRaster(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int band = 0; band < bands; band++) {
                    raster.setSample(x, y, band, sample(x, y, band));
                }
            }
        }
        BufferedImage image = new BufferedImage(colours, raster, false, null);
        Picture picture = read(PictureFiles.png(image));

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(picture.red(x, y)).isEqualTo(sample(x, y, 0) >> 8);
                assertThat(picture.blue(x, y)).isEqualTo(sample(x, y, bands < 3 ? 0 : 2) >> 8);
            }
        }
        assertThat(Picture.of(image)).isEqualTo(picture);
    }

    private static int sample(int x, int y, int band) {
        return (x * 4999 + y * 9001 + band * 21_011) & 0xffff;
    }

    @ParameterizedTest
    @CsvSource({
        "png, 1", "png, 2", "png, 4", "png, 8", "gif, 1", "gif, 2", "gif, 4", "gif, 8", "bmp, 1", "bmp, 4", "bmp, 8"
    })
    void palettes(String format, int bits) {
        int colours = 1 << bits;
        byte[] red = new byte[colours];
        byte[] green = new byte[colours];
        byte[] blue = new byte[colours];
        for (int i = 0; i < colours; i++) {
            red[i] = (byte) (i * 255 / (colours - 1));
            green[i] = (byte) (7 + 31 * i);
            blue[i] = (byte) (200 - 13 * i);
        }
        IndexColorModel palette = new IndexColorModel(bits, colours, red, green, blue);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type, palette);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i * 5 % colours);
        }

        Picture picture = read(PictureFiles.encode(format, image, !format.equals("bmp") && bits > 2));
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int colour = i * 5 % colours;
            assertThat(picture.rgb(i % WIDTH, i / WIDTH))
                    .isEqualTo((red[colour] & 0xff) << 16 | (green[colour] & 0xff) << 8 | (blue[colour] & 0xff));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void grey(String format) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, 2 * i);
        }

        Picture picture = read(PictureFiles.encode(format, image, false));
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertThat(picture.rgb(i % WIDTH, i / WIDTH)).isEqualTo(0x010101 * 2 * i);
        }
    }

    @Test
    void jpegThatImageIoWrites() {
        Picture picture = PictureFiles.noise(2, 3).resized(30, 40);
        for (boolean progressive : new boolean[] {true, false}) {
            byte[] file = PictureFiles.encode("jpeg", picture.toBufferedImage(), progressive);
            assertThat(PictureFiles.largestDifference(read(file), picture)).isLessThan(60);
        }
        assertThat(read(PictureFiles.encode("jpeg", picture.toBufferedImage(), true)))
                .isEqualTo(read(PictureFiles.encode("jpeg", picture.toBufferedImage(), false)));
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 255, 65_535})
    void realNumbersAreScaledByTheSmallestUsualWhiteThatHoldsThem(float white) {
        Picture picture = read(realTiff(0, white / 4, white, white));

        assertThat(picture.rgb(0, 0)).isZero();
        assertThat(picture.rgb(1, 0)).isEqualTo(0x010101 * 64);
        assertThat(picture.rgb(0, 1)).isEqualTo(0xffffff);
    }

    @Test
    void realNumbersOfNoUsualScaleAreRefused() {
        assertThatThrownBy(() -> read(realTiff(-1, 0, 0, 1)))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "samples is a damaged TIFF file, or of a rare kind (its samples are real numbers from -1.0 to"
                                + " 1.0, not 0 to 1, 255 or 65535): save it again with an image editor");
    }

    /** A grey picture of 2 x 2 float32 samples. */
    private static byte[] realTiff(float... samples) {
        ByteBuffer strip = ByteBuffer.allocate(4 * samples.length);
        strip.asFloatBuffer().put(samples);
        return TiffFile.of(2, 2, 1, strip.array())
                .with(TiffFile.BITS, 32)
                .with(TiffFile.SAMPLES, 1)
                .with(TiffFile.PHOTOMETRIC, 1)
                .with(TiffFile.SAMPLE_FORMAT, 3)
                .bytes();
    }

    @Test
    void samplesThatAreNoUsualNumbersAreRefused() {
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        BufferedImage image = new BufferedImage(colours, colours.createCompatibleWritableRaster(2, 2), false, null);

        assertThatThrownBy(() -> Picture.of(image))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the image cannot be used: its samples are not unsigned integers of 8 or 16 bits");
    }

    private static Picture read(byte[] bytes) {
        return PictureReader.read("samples", bytes);
    }
}
