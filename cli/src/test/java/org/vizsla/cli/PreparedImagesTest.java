package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.RandomTensors;

/** What {@code explain} makes of images where a configuration lies beside the network's file, which takes images of any size. */
class PreparedImagesTest {
    private static final String CONFIGURATION =
            "{\"size\": {\"shortest_edge\": 40}, \"crop_size\": {\"height\": 32, \"width\": 30}, \"resample\": 3,"
                    + " \"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.2, 0.2, 0.2]}";

    @TempDir
    private Path folder = Path.of("");

    private Path picture = Path.of("");
    private Path out = Path.of("");
    private Path network = Path.of("");

    @BeforeEach
    void make() throws IOException {
        picture = TestPictures.png(folder.resolve("disc.png"), 1);
        out = folder.resolve("out");
        network = folder.resolve("net.onnx");
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, -1, -1));
        String maps = b.op("Conv", "x", b.initializer("k", new RandomTensors(1).normal(4, 3, 3, 3)))
                .value();
        String means = b.op("Flatten", b.op("GlobalAveragePool", maps).value()).value();
        b.output(b.op("MatMul", means, b.initializer("w", new RandomTensors(2).normal(4, 5)))
                .named("y"));
        OnnxWriter.write(network, b.build());
        Files.writeString(folder.resolve("preprocessor_config.json"), CONFIGURATION);
    }

    private Run explain(Object image, Object... options) {
        List<Object> all = new ArrayList<>(
                List.of("explain", image, "--model", network, "--out", out, "--method", "saliency", "--raw"));
        all.addAll(List.of(options));
        Run run = Run.of(all.toArray());
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private Map<String, Object> result() throws IOException {
        return JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
    }

    /** What is shown is what the network saw, stretched from black to white. */
    private void assertShown(Fit fit, int height, int width) {
        int[] shown = levels(PictureReader.read(out.resolve("page/original.png")));
        int[] expected = levels(Preprocessing.imageNet(height, width, fit).fitted(PictureReader.read(picture)));
        assertThat(shown).hasSameSizeAs(expected);
        int least = Arrays.stream(expected).min().orElseThrow();
        double range = Arrays.stream(expected).max().orElseThrow() - least;
        for (int i = 0; i < shown.length; i++) {
            assertThat((double) shown[i]).isCloseTo(255 * (expected[i] - least) / range, within(1.0));
        }
    }

    private static int[] levels(Picture picture) {
        return IntStream.range(0, picture.height() * picture.width())
                .flatMap(i -> {
                    int x = i % picture.width();
                    int y = i / picture.width();
                    return IntStream.of(picture.red(x, y), picture.green(x, y), picture.blue(x, y));
                })
                .toArray();
    }

    @Test
    void theConfigurationIsFollowedAndReported() throws IOException {
        Run run = explain(picture);
        List<String> lines = List.of(
                "the network leaves the size of images open: 32 x 30 is used, as preprocessor_config.json says",
                "images are normalized as preprocessor_config.json says: 0 to 1, mean 0.5, standard deviation 0.2",
                "images are resized as preprocessor_config.json says (size, crop_size, resample): shorter side to 40,"
                        + " centre 32 x 30, bicubic");
        assertThat(run.err().lines())
                .containsExactly(
                        "vizsla: " + lines.get(0) + " (--size chooses otherwise)",
                        "vizsla: " + lines.get(1) + " (--preprocessing chooses otherwise)",
                        "vizsla: " + lines.get(2) + " (--resize chooses otherwise)");
        Fit told =
                new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(40, 40)), Interpolation.BICUBIC, Fit.Rounding.DOWN);
        assertShown(told, 32, 30);
        assertThat(result()).containsEntry("assumed", lines);
        assertThat(String.valueOf(result().get("preprocessing")))
                .startsWith("{resize=crop, frame=[40, 40], interpolation=bicubic, width=30, height=32");
        assertThat(String.valueOf(result().get("seen")))
                .isEqualTo("{top=4.4, left=13.3333, height=35.2, width=33.3333}");
    }

    @Test
    void optionsChooseOtherwise() throws IOException {
        Run run = explain(picture, "--resize", "36,50", "--interpolation", "nearest", "--size", "24,20");
        assertThat(run.err()).contains("images are normalized as").doesNotContain("resized", "any size");
        Fit asked = new Fit(
                Fit.Aspect.STRETCHED, Optional.of(new ImageSize(36, 50)), Interpolation.NEAREST, Fit.Rounding.EVEN);
        assertShown(asked, 24, 20);
        explain(picture, "--resize", "30", "--size", "24,20");
        assertShown(Fit.shorterSide(30, Interpolation.BILINEAR), 24, 20);
        explain(picture, "--resize", "stretch", "--size", "24,20");
        assertShown(Fit.STRETCH, 24, 20);
        explain(picture, "--interpolation", "box", "--size", "16,15");
        assertShown(
                new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(20, 20)), Interpolation.BOX, Fit.Rounding.DOWN),
                16,
                15);
    }

    @Test
    void arraysKeepTheirSize() throws IOException {
        Path array = folder.resolve("x.npy");
        Npy.write(array, new RandomTensors(3).normal(1, 3, 18, 26));
        Run run = explain(array);
        assertThat(run.err()).contains("18 x 26 is used, as the first one has").doesNotContain("normalized", "resized");
        assertThat(Npy.read(out.resolve("saliency.npy")).shape()).isEqualTo(Shape.of(1, 3, 18, 26));
    }

    @Test
    void waysOfResizingThatThereAreNotAreRefused() {
        Run run = Run.of("explain", picture, "--model", network, "--resize", "wide");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "'wide' is no way of resizing: give stretch, crop, a number of pixels for the shorter side, or"
                                + " the height and the width, such as 256,256");
    }

    @Test
    void imagesAreNotMadeSmallerThanTheNetworksInput() {
        Run run = Run.of("explain", picture, "--model", network, "--resize", "20");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "resizing to 20 makes images smaller than those that the network takes, 32 x 30; give a larger"
                                + " --resize, or a smaller --size where the network takes any");
    }

    /** Blue comes first for the network, and last on the screen; Caffe's means differ by 20 levels, by which colours are off. */
    @Test
    void coloursAreShownInTheOrderOfTheScreen() throws IOException {
        BufferedImage red = new BufferedImage(32, 30, BufferedImage.TYPE_INT_RGB);
        red.createGraphics().fillRect(0, 0, 9, 9);
        for (int i = 0; i < 20 * 32; i++) {
            red.setRGB(i % 32, 10 + i / 32, 0xff0000);
        }
        Path file = folder.resolve("red.png");
        ImageIO.write(red, "png", file.toFile());
        explain(file, "--preprocessing", "caffe");
        Picture shown = PictureReader.read(out.resolve("page/original.png"));
        assertThat(shown.red(15, 25)).isGreaterThan(230);
        assertThat(shown.blue(15, 25)).isLessThan(30);
    }
}
