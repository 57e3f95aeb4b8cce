package org.vizsla.render.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.RandomPlanes;

class EvolutionTest {
    private static final Optional<Notice> VANISHED = Optional.of(new Notice("gradient", "zero everywhere"));
    private static final int WIDTH = 224;
    private static final int HEIGHT = 208;

    @TempDir
    Path folder;

    private static EvolutionFrame frame(int step) {
        return EvolutionFrame.of(
                "step " + step, step / 10.0, RandomPlanes.of(step, 3, HEIGHT, WIDTH), Optional.empty());
    }

    private static Evolution evolution(int frames) {
        return new Evolution(
                "Vizsla, Hungarian pointer",
                IntStream.range(0, frames).mapToObj(EvolutionTest::frame).toList());
    }

    /** The frames of a GIF, and what its extensions say. */
    private record Gif(List<BufferedImage> frames, List<String> delays, String loop) {
        static Gif read(Path file) throws IOException {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
                reader.setInput(stream);
                List<BufferedImage> frames = new ArrayList<>();
                List<String> delays = new ArrayList<>();
                String loop = "";
                for (int i = 0; i < reader.getNumImages(true); i++) {
                    frames.add(reader.read(i));
                    IIOMetadataNode root =
                            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                    IIOMetadataNode control = (IIOMetadataNode)
                            root.getElementsByTagName("GraphicControlExtension").item(0);
                    delays.add(control.getAttribute("delayTime"));
                    IIOMetadataNode extension = (IIOMetadataNode)
                            root.getElementsByTagName("ApplicationExtension").item(0);
                    if (extension != null
                            && extension.getAttribute("applicationID").equals("NETSCAPE")) {
                        loop = Arrays.toString((byte[]) extension.getUserObject());
                    }
                }
                return new Gif(frames, delays, loop);
            } finally {
                reader.dispose();
            }
        }
    }

    /** A small gradient is enlarged, and the object with it; a panel has none. */
    @Test
    void anObjectIsOutlined() {
        BitSet object = new BitSet();
        object.set(10 * 48 + 20);
        EvolutionFrame plain = EvolutionFrame.of("step 0", 0.5, RandomPlanes.of(9, 3, 32, 48), Optional.empty());
        EvolutionFrame outlined = plain.around(object, 48, 0.25);
        int times = plain.picture().getWidth() / 48;

        assertThat(outlined.caption().inside()).hasValue(0.25);
        assertThat(outlined.picture().getRGB(20 * times - 1, 10 * times) & 0xffffff)
                .isEqualTo(0xff8a3c);
        assertThat(outlined.picture().getRGB(20 * times, 10 * times))
                .isEqualTo(plain.picture().getRGB(20 * times, 10 * times));
        EvolutionFrame panel = EvolutionFrame.of("step 1", 0.5, RandomPlanes.constant(0, 3, 32, 48), VANISHED);
        assertThat(panel.around(object, 48, Double.NaN)).isEqualTo(panel);
        assertThat(plain.caption().inside()).isEmpty();
    }

    @Test
    void aGifShowsEveryFrameForItsTimeAndNeverEnds() throws IOException {
        Path file = folder.resolve("evolution.gif");
        evolution(3).writeGif(file, Duration.ofMillis(1250));
        Gif gif = Gif.read(file);
        assertThat(gif.frames()).hasSize(3);
        assertThat(gif.delays()).containsExactly("125", "125", "125");
        assertThat(gif.loop()).isEqualTo("[1, 0, 0]");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFrameStandsUnderItsTitleHardlyChanged() throws IOException {
        Path file = folder.resolve("evolution.gif");
        Evolution evolution = evolution(3);
        evolution.writeGif(file, Evolution.FRAME_TIME);
        Gif gif = Gif.read(file);
        for (int i = 0; i < 3; i++) {
            BufferedImage drawn = gif.frames().get(i);
            assertThat(drawn.getWidth()).isEqualTo(WIDTH);
            assertThat(drawn.getHeight()).isEqualTo(HEIGHT + TitleStrip.HEIGHT);
            BufferedImage picture = evolution.frames().get(i).picture();
            double error = 0;
            double variance = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int level = (picture.getRGB(x, y) >> 16) & 0xff;
                    int shown = (drawn.getRGB(x, y + TitleStrip.HEIGHT) >> 16) & 0xff;
                    error += Math.pow(shown - level, 2);
                    variance += Math.pow(level - 128, 2);
                }
            }
            assertThat(error / variance).isLessThan(1 / 16.0);
        }
    }

    @Test
    void titlesDifferInTheirSecondLineAlone() {
        BufferedImage first = TitleStrip.above(frame(1), "Vizsla");
        BufferedImage second = TitleStrip.above(frame(2), "Vizsla");
        int middle = TitleStrip.HEIGHT / 2;
        assertThat(first.getRGB(0, 0, WIDTH, middle, null, 0, WIDTH))
                .isEqualTo(second.getRGB(0, 0, WIDTH, middle, null, 0, WIDTH));
        assertThat(first.getRGB(0, middle, WIDTH, middle, null, 0, WIDTH))
                .isNotEqualTo(second.getRGB(0, middle, WIDTH, middle, null, 0, WIDTH));
    }

    @Test
    void aLongClassNameLeavesTheMarginFree() {
        BufferedImage titled = TitleStrip.above(frame(1), "W".repeat(500));
        int paper = titled.getRGB(0, 0);
        for (int y = 0; y < TitleStrip.HEIGHT; y++) {
            assertThat(titled.getRGB(WIDTH - 1, y)).isEqualTo(paper);
            assertThat(titled.getRGB(WIDTH - 4, y)).isEqualTo(paper);
        }
    }

    @Test
    void aVanishedGradientIsAPanelInTheSizeOfTheOthers() throws IOException {
        Planes vanished = RandomPlanes.constant(0, 3, HEIGHT, WIDTH);
        Evolution evolution =
                new Evolution("Vizsla", List.of(frame(0), EvolutionFrame.of("step 1", Double.NaN, vanished, VANISHED)));
        assertThat(evolution.captions())
                .containsExactly(
                        new FrameCaption("step 0", 0, Optional.empty()),
                        new FrameCaption("step 1", Double.NaN, Optional.of("gradient: the map is zero everywhere")));
        Path file = folder.resolve("evolution.gif");
        evolution.writeGif(file, Evolution.FRAME_TIME);
        assertThat(Gif.read(file).frames().get(1).getRGB(WIDTH / 2, HEIGHT) & 0xff)
                .isGreaterThan(0xe0);
    }

    @Test
    void theSheetHoldsTheFramesRowByRow() throws IOException {
        Evolution evolution = evolution(10);
        Path file = folder.resolve("evolution.png");
        evolution.writeSheet(file);
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertThat(FrameSheet.layout(10)).isEqualTo(new FrameSheet(2, 8));
        assertThat(FrameSheet.layout(3)).isEqualTo(new FrameSheet(1, 3));
        assertThat(sheet.getWidth()).isEqualTo(8 * WIDTH);
        assertThat(sheet.getHeight()).isEqualTo(2 * HEIGHT);
        for (int i = 0; i < 10; i++) {
            assertThat(sheet.getRGB(i % 8 * WIDTH, i / 8 * HEIGHT, WIDTH, HEIGHT, null, 0, WIDTH))
                    .isEqualTo(evolution.frames().get(i).picture().getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
        }
    }

    @Test
    void aSmallGradientIsEnlargedSoThatATitleFits() {
        EvolutionFrame frame = EvolutionFrame.of("step 0", 0.5, RandomPlanes.of(9, 3, 32, 48), Optional.empty());
        assertThat(frame.picture().getWidth()).isEqualTo(7 * 48);
        assertThat(frame.picture().getHeight()).isEqualTo(7 * 32);
        assertThat(frame.picture().getRGB(7, 6)).isEqualTo(frame.picture().getRGB(13, 0));
        EvolutionFrame panel = EvolutionFrame.of("step 1", 0.5, RandomPlanes.constant(0, 3, 32, 48), VANISHED);
        assertThat(panel.picture().getWidth()).isEqualTo(7 * 48);
    }

    @Test
    void aThousandFramesAreThinnedOutEvenlyFromTheFirstToTheLast() {
        EvolutionFrame one = EvolutionFrame.of("", 0, RandomPlanes.of(1, 1, 200, 200), Optional.empty());
        List<EvolutionFrame> frames = IntStream.range(0, 1001)
                .mapToObj(i -> new EvolutionFrame("step " + i, 0, one.picture(), Optional.empty()))
                .toList();
        List<FrameCaption> captions = new Evolution("Vizsla", frames).captions();
        assertThat(captions).hasSize(64).doesNotHaveDuplicates();
        assertThat(captions.get(0).label()).isEqualTo("step 0");
        assertThat(captions.get(32).label()).isEqualTo("step 508");
        assertThat(captions.get(63).label()).isEqualTo("step 1000");
    }

    @Test
    void needsFramesAndOneSize() {
        assertThatThrownBy(() -> new Evolution("Vizsla", List.of()))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an evolution needs at least one frame");
        EvolutionFrame other = EvolutionFrame.of("step 1", 0, RandomPlanes.of(1, 3, HEIGHT, HEIGHT), Optional.empty());
        assertThatThrownBy(() -> new Evolution("Vizsla", List.of(frame(0), other)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the frames of an evolution must have one size, but 'step 1' differs from 'step 0'");
    }
}
