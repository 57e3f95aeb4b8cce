package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;

/** What {@code explain} says of networks that are no usual classifiers. */
class OddNetworksTest {
    @TempDir
    private Path folder = Path.of("");

    /** The means of a picture's three colours by a matrix of {@code [3, classes]}. */
    private Path network(int classes, float... weights) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String means = b.op("Flatten", b.op("GlobalAveragePool", "x").value()).value();
        String matrix = b.constant("w", Tensor.ofFloats(Shape.of(3, classes), weights));
        b.output(b.op("MatMul", means, matrix).named("y"));
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(file, b.build());
        return file;
    }

    @Test
    void aSingleScoreIsShownAsItIs() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                network(1, 1, 2, 3),
                "--method",
                "saliency,integrated_gradients",
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("disc.png: higher \\(0\\), score -?\\d")
                .doesNotContain("%");
        assertThat(Files.readString(out.resolve("result.json")))
                .contains("\"score\"")
                .doesNotContain("\"probability\"");
        assertThat(Files.readString(out.resolve("index.html")))
                .containsPattern("score -?\\d")
                .doesNotContain("no probability");
    }

    @Test
    void saysWhichOfSeveralOutputsIsExplained() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path network = network(2, 1, 2, 3, 4, 5, 6);
        GraphBuilder b = OnnxReader.read(network).toBuilder();
        OnnxWriter.write(network, b.output(b.op("Tanh", "y").named("z")).build());
        Run run =
                Run.of("explain", picture, "--model", network, "--method", "saliency", "--out", folder.resolve("out"));
        assertThat(run.status()).isZero();
        assertThat(run.err().lines())
                .as(run.err())
                .anyMatch(line -> line.contains("the first of 2 outputs, 'y', is explained; the other is 'z'"));
    }

    @Test
    void scoresThatAreNotFiniteAreAFailure() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path network = network(2, 1, 2, 3, Float.NaN, 5, 6);
        Run.assertFails(
                1,
                "the network's scores for disc.png are not finite",
                "explain",
                picture,
                "--model",
                network,
                "--method",
                "saliency",
                "--out",
                folder.resolve("out"));
    }

    @Test
    void saysThatAMapHasVanished() throws IOException {
        GraphBuilder b = new GraphBuilder("dead");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String flat = b.op("Flatten", b.op("GlobalAveragePool", x).value()).value();
        String weights = b.initializer("weights", new RandomTensors(1).normal(3, 4));
        String low = b.op("Add", b.op("MatMul", flat, weights).value(), b.scalar(-1000))
                .value();
        b.output(b.op("Relu", low).value());
        Path dead = Files.write(folder.resolve("dead.onnx"), OnnxWriter.toBytes(b.build()));
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Run run = Run.of(
                "explain", picture, "--model", dead, "--preprocessing", "imagenet", "--out", folder.resolve("out"));
        assertThat(run.status()).isZero();
        assertThat(run.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("grad_cam skipped: "))
                .contains("disc.png: saliency: the map is zero everywhere");
        assertThat(run.out().strip()).endsWith(folder.resolve("out/index.html").toString());
    }

    /** Feature maps that are never below zero, weighed against the first class. */
    private Path against() {
        GraphBuilder b = new GraphBuilder("against");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String kernels = b.initializer("kernels", new RandomTensors(1).normal(4, 3, 3, 3));
        String map = b.op("Relu", b.op("Conv", x, kernels).value()).value();
        String flat = b.op("Flatten", b.op("GlobalAveragePool", map).value()).value();
        String head = b.initializer("head", Tensor.ofFloats(Shape.of(4, 2), new float[] {-1, 1, -2, 2, -3, 3, -4, 4}));
        b.output(b.op("MatMul", flat, head).value());
        Path file = folder.resolve("against.onnx");
        OnnxWriter.write(file, b.build());
        return file;
    }

    /** On the terminal, in {@code result.json} and on the page. */
    @Test
    void saysThatEverythingSpeaksAgainstTheClassAndWhatShowsIt() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                against(),
                "--preprocessing",
                "imagenet",
                "--target",
                "0",
                "--method",
                "saliency,grad_cam",
                "--out",
                out);
        assertThat(run.status()).isZero();
        String against = "everything that the layer holds speaks against the class";
        assertThat(run.err())
                .containsPattern(
                        "disc.png: grad_cam: the map is zero everywhere: before the ReLU no value is above zero"
                                + " \\(-[0-9.]+ to -?[0-9.]+\\): " + against + "; use --set grad_cam.relu=false\\R");
        assertThat(Files.readString(out.resolve("result.json")))
                .contains(against)
                .containsPattern("\"set\" : \\{\\s+\"grad_cam.relu\" : \"false\"");
        assertThat(Files.readString(out.resolve("index.html")).replace("&#x3D;", "="))
                .contains(against + "; use --set grad_cam.relu=false.")
                .doesNotContain("says nothing about this image");
    }
}
