package org.vizsla.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.menagerie.DrawnPicture;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.npy.Npy;
import org.vizsla.testkit.RandomTensors;

/** Makes the files in {@code examples/}: small networks with random weights, and drawn images. Called with a folder, writes them there. */
final class ExampleFiles {
    private static final int SIZE = 128;
    private static final int INPUT = 64;
    private static final int CHANNELS = 24;

    private ExampleFiles() {}

    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> animals = Species.all().stream().map(Species::displayName).toList();
        network(folder.resolve("net.onnx"), animals.size(), "");
        network(folder.resolve("tumour.onnx"), 1, "Sigmoid");
        network(folder.resolve("findings.onnx"), 3, "Sigmoid");
        network(folder.resolve("age.onnx"), 1, "");
        heads(folder.resolve("heads.onnx"));
        Files.write(folder.resolve("names.txt"), animals);
        Files.write(folder.resolve("answers.txt"), List.of("healthy", "tumour"));
        Files.write(folder.resolve("findings.txt"), List.of("effusion", "nodule", "fracture"));
        Files.write(folder.resolve("emotions.txt"), List.of("sad", "happy", "surprised"));
        Files.write(folder.resolve("list.txt"), List.of("photos/cat.png", "photos/dog.png"));
        Npy.write(folder.resolve("batch.npy"), new RandomTensors(1).normal(2, 3, INPUT, INPUT));
        drawn(folder.resolve("cat.png"), Species.TABBY_CAT, 1);
        drawn(folder.resolve("dog.png"), Species.VIZSLA, 1);
        drawn(folder.resolve("photos/cat.png"), Species.TABBY_CAT, 2);
        drawn(folder.resolve("photos/dog.png"), Species.VIZSLA, 2);
        drawn(folder.resolve("viz/3/cat.png"), Species.TABBY_CAT, 3);
        drawn(folder.resolve("viz/0/dog.png"), Species.VIZSLA, 3);
        disc(folder.resolve("scan.png"), new Color(60, 60, 70), new Color(210, 210, 200));
        disc(folder.resolve("chest.png"), new Color(20, 20, 24), new Color(150, 150, 160));
        disc(folder.resolve("face.png"), new Color(110, 160, 200), new Color(230, 190, 150));
    }

    /** Two convolutions, and a linear layer over their means. */
    private static String features(GraphBuilder b) {
        RandomTensors random = new RandomTensors(7);
        b.input("image", DataType.FLOAT32, Shape.batchOf(3, INPUT, INPUT));
        String value = "image";
        int channels = 3;
        for (int i = 0; i < 2; i++) {
            String weight = b.initializer("features." + i + ".weight", random.normal(CHANNELS, channels, 3, 3));
            value = b.op("Conv", value, weight)
                    .with("strides", new long[] {2, 2})
                    .with("pads", new long[] {1, 1, 1, 1})
                    .value();
            value = b.op("Relu", value).value();
            channels = CHANNELS;
        }
        return b.op("Flatten", b.op("GlobalAveragePool", value).value()).value();
    }

    private static String head(GraphBuilder b, String features, String name, int scores) {
        return b.op(
                        "MatMul",
                        features,
                        b.initializer(name + ".weight", new RandomTensors(scores).normal(CHANNELS, scores)))
                .value();
    }

    private static void network(Path file, int scores, String end) {
        GraphBuilder b = new GraphBuilder("example");
        String value = head(b, features(b), "head", scores);
        b.output(b.op(end.isEmpty() ? "Identity" : end, value).named("scores"));
        OnnxWriter.write(file, b.build());
    }

    private static void heads(Path file) {
        GraphBuilder b = new GraphBuilder("example");
        String features = features(b);
        b.output(b.op("Identity", head(b, features, "age", 1)).named("age"));
        b.output(b.op("Softmax", head(b, features, "emotion", 3)).named("emotion"));
        OnnxWriter.write(file, b.build());
    }

    /** A scene, with the note from which it can be drawn again. */
    private static void drawn(Path file, Species species, int number) throws IOException {
        SceneRequest request =
                SceneRequest.of(SceneRequest.seed(10, species, number), species).sized(SIZE);
        DrawnPicture picture = Menagerie.scene(request).picture();
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                image.setRGB(x, y, picture.rgb(x, y));
            }
        }
        png(file, image);
        Files.write(file, new SceneNote(request).into(Files.readAllBytes(file)));
    }

    private static void disc(Path file, Color ground, Color disc) throws IOException {
        BufferedImage image = new BufferedImage(96, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, 96, 80);
        graphics.setColor(disc);
        graphics.fillOval(28, 14, 40, 52);
        graphics.setColor(ground.darker());
        graphics.fillOval(38, 30, 8, 8);
        graphics.fillOval(52, 30, 8, 8);
        graphics.dispose();
        png(file, image);
    }

    private static void png(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
