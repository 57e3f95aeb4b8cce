package org.vizsla.render.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmTest {
    private static final Duration TIME = Duration.ofMillis(100);

    /** Discs of strong colours that move over a ramp. */
    private static List<BufferedImage> frames(int width, int height, int count) {
        List<BufferedImage> frames = new ArrayList<>();
        for (int frame = 0; frame < count; frame++) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    boolean disc = Math.hypot(x - width / 3.0 - 2 * frame, y - height / 2.0) < height / 4.0;
                    int grey = 255 * x / Math.max(1, width - 1);
                    image.setRGB(x, y, disc ? 0xE03010 : grey << 16 | grey << 8 | 255 - grey);
                }
            }
            frames.add(image);
        }
        return frames;
    }

    private static List<Picture> decoded(byte[] film) throws IOException, JCodecException {
        FrameGrab grab =
                FrameGrab.createFrameGrab(ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(film)));
        List<Picture> pictures = new ArrayList<>();
        for (Picture next = grab.getNativeFrame(); next != null; next = grab.getNativeFrame()) {
            pictures.add(next.cloneCropped());
        }
        return pictures;
    }

    /** Red, green and blue of a pixel, as a player that knows the matrix shows it. */
    private static double[] shown(Picture picture, int x, int y) {
        double bright = 128 + picture.getPlaneData(0)[y * picture.getPlaneWidth(0) + x];
        int at = y / 2 * picture.getPlaneWidth(1) + x / 2;
        double blue = picture.getPlaneData(1)[at];
        double red = picture.getPlaneData(2)[at];
        return new double[] {bright + 1.402 * red, bright - 0.344136 * blue - 0.714136 * red, bright + 1.772 * blue};
    }

    private static double distance(BufferedImage image, Picture picture) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double[] shown = shown(picture, x, y);
                for (int c = 0; c < 3; c++) {
                    sum += Math.abs(Math.max(0, Math.min(255, shown[c])) - (image.getRGB(x, y) >> (16 - 8 * c) & 0xff));
                }
            }
        }
        return sum / (3.0 * image.getWidth() * image.getHeight());
    }

    @ParameterizedTest
    @CsvSource({"64,48", "101,75", "7,5", "224,224"})
    void itsFramesAreThePictures(int width, int height) throws Exception {
        List<BufferedImage> frames = frames(width, height, 30);
        List<Picture> decoded = decoded(Film.encode(frames, TIME));

        assertThat(decoded).hasSize(30);
        for (int frame = 0; frame < frames.size(); frame++) {
            assertThat(decoded.get(frame).getWidth()).isEqualTo(width + width % 2);
            assertThat(decoded.get(frame).getHeight()).isEqualTo(height + height % 2);
            assertThat(distance(frames.get(frame), decoded.get(frame)))
                    .as("levels in frame " + frame)
                    .isLessThan(width < 10 ? 25 : 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"50,40", "8,8", "16,16", "30,12", "32,32", "300,200"})
    void hasRoomForNoise(int width, int height) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            noise.setRGB(i % width, i / width, random.nextInt(2) * 0xFFFFFF);
        }
        decoded(Film.encode(coloured(width, height, random), TIME));

        List<Picture> decoded = decoded(Film.encode(List.of(noise, noise, noise), TIME));
        assertThat(decoded)
                .hasSize(3)
                .allSatisfy(picture -> assertThat(distance(noise, picture)).isLessThan(30));
    }

    private static List<BufferedImage> coloured(int width, int height, SplittableRandom random) {
        BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                colour = colour << 8 | 255 * random.nextInt(2);
            }
            noise.setRGB(i % width, i / width, colour);
        }
        return List.of(noise, noise);
    }

    @Test
    void theSamePicturesGiveTheSameBytesAtAnotherTime() throws Exception {
        byte[] first = Film.encode(frames(40, 30, 3), TIME);
        long second = Instant.now().getEpochSecond();
        while (Instant.now().getEpochSecond() == second) {
            Thread.sleep(20);
        }
        assertThat(Film.encode(frames(40, 30, 3), TIME)).isEqualTo(first);
    }
}
