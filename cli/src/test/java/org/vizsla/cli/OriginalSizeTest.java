package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.SmallNetworks;

/** {@code --size original}: pictures of maps at the size of the photograph, which is cut before the network sees it. */
class OriginalSizeTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 160;

    /** Rows at the upper and at the lower edge that are left out, since the network does not see most of them. */
    private static final int MARGIN = 14;

    @TempDir
    Path folder;

    private Path photograph = Path.of("");
    private Path out = Path.of("");

    /** A grey photograph with a bright square whose middle is at row 40 and column 170. */
    @BeforeEach
    void draw() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x606060));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(160, 30, 20, 20);
        graphics.dispose();
        photograph = folder.resolve("wide.png");
        ImageIO.write(image, "png", photograph.toFile());
        out = folder.resolve("out");
    }

    private BufferedImage read(String name) throws IOException {
        return ImageIO.read(out.resolve(name).toFile());
    }

    /** Where a picture is brightest, on average: row and column. */
    private static double[] bright(BufferedImage picture, int from, int to) {
        double rows = 0;
        double columns = 0;
        double all = 0;
        for (int y = MARGIN; y < picture.getHeight() - MARGIN; y++) {
            for (int x = from; x < to; x++) {
                double level = Math.pow((picture.getRGB(x, y) & 0xff) / 255.0, 4);
                rows += level * y;
                columns += level * x;
                all += level;
            }
        }
        return new double[] {rows / all, columns / all};
    }

    @Test
    void aMarkedPlaceLandsAtItsPixel() throws IOException {
        Path model = squares();
        Run run = Run.of(
                "explain",
                photograph,
                "--model",
                model,
                "--preprocessing",
                "unit",
                "--resize",
                "crop",
                "--method",
                "input_x_gradient",
                "--size",
                "original",
                "--save",
                "strength,overlay,map,original,json",
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        BufferedImage strength = read("input_x_gradient_strength.png");
        assertThat(strength.getWidth()).isEqualTo(WIDTH);
        assertThat(strength.getHeight()).isEqualTo(HEIGHT);
        // The network saw the middle: 7/8 of the height, and as much of the width.
        int left = (WIDTH - HEIGHT * 7 / 8) / 2;
        double[] place = bright(strength, left + 4, WIDTH - left - 4);
        assertThat(place[0]).isCloseTo(39.5, within(1.5));
        assertThat(place[1]).isCloseTo(169.5, within(1.5));
        assertThat(read("original.png").getWidth()).isEqualTo(56);
        BufferedImage overlay = read("input_x_gradient_overlay.png");
        assertThat(overlay.getRGB(5, 80)).isEqualTo(overlay.getRGB(5, 3)).isNotEqualTo(overlay.getRGB(150, 80));
        assertThat(read("input_x_gradient_map_legend.png").getWidth()).isEqualTo(320);
    }

    /** The first score is the mean of the squares: what a place adds is its own value. */
    private Path squares() {
        GraphBuilder b = new GraphBuilder("squares");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 56, 56));
        float[] same = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        String seen = b.op("Conv", "x", b.initializer("k", Tensor.ofFloats(Shape.of(3, 3, 1, 1), same)))
                .value();
        String squares = b.op("Mul", seen, seen).value();
        String means =
                b.op("Flatten", b.op("GlobalAveragePool", squares).value()).value();
        b.output(b.op("MatMul", means, b.initializer("w", Tensor.ofFloats(Shape.of(3, 2), 1, 0, 1, 0, 1, 0)))
                .named("y"));
        Path file = folder.resolve("squares.onnx");
        OnnxWriter.write(file, b.build());
        return file;
    }

    @Test
    void onlyTheHelpOfExplainHasIt() {
        assertThat(Run.of("explain", "--help").out()).contains("--size=HEIGHT,WIDTH|original");
        for (String command : List.of("visualize channel", "gallery", "evolve", "inspect")) {
            assertThat(Run.of((Object[]) (command + " --help").split(" ")).out())
                    .as(command)
                    .contains("--size=HEIGHT,WIDTH")
                    .doesNotContain("original (", "WIDTH|original");
        }
    }

    @Test
    void otherCommandsRefuseIt() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Run.assertFails(
                2,
                "--size original is the size of explain's pictures",
                "gallery",
                photograph,
                "--model",
                model,
                "--size",
                "original");
        Run.assertFails(
                2, "--size is given twice: ", "explain", photograph, "--model", model, "--size", "64", "--size", "48");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("vizsla-out");
        }
    }
}
