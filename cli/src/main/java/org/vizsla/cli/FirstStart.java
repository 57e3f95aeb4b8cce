package org.vizsla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vizsla.graph.Graph;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.runtime.RuntimeLibrary;

/**
 * What the launchers run once for each build and Java, so that later starts are faster: unpacks ONNX Runtime's library into {@code FOLDER/native}, and
 * does what users do, so that Java can archive the classes this takes (class-data sharing).
 */
public final class FirstStart {
    private FirstStart() {}

    /** Prepares the folder that is the only argument; the process ends with status 1 if something does not work. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path library = folder.resolve("native");
        // A disk may be full: a library counts only when all of it is there, since half of one would end Java.
        Path whole = folder.resolve("unpacking");
        if (!RuntimeLibrary.unpack(whole).isEmpty()) {
            Files.move(whole, library);
            System.setProperty(RuntimeLibrary.FOLDER, library.toString());
        }
        System.exit(rehearse(folder.resolve("rehearsal")));
    }

    /** Explains a drawn animal: as PNG by the embedded network, as JPEG by a network in a file, and by weights whose network must be recognized. The exit status is the highest one. */
    static int rehearse(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path drawn = folder.resolve("drawn");
        int status = Main.run("menagerie", "--classes", "vizsla", "--count", "1", "--out", drawn.toString());
        Path png = first(drawn.resolve("pictures"));
        Path jpeg = folder.resolve("drawn.jpg");
        ImageIO.write(ImageIO.read(png.toFile()), "jpeg", jpeg.toFile());
        Path network = folder.resolve("network.onnx");
        Graph graph = EmbeddedNetwork.load().graph();
        Files.write(network, OnnxWriter.toBytes(graph));
        Path weights = folder.resolve("weights.safetensors");
        SafetensorsWriter.write(weights, graph.initializers(), Map.of());
        Path out = folder.resolve("out");
        for (List<String> more : List.of(
                List.of(png.toString(), "--model", EmbeddedNetwork.NAME),
                List.of(jpeg.toString(), "--model", network.toString(), "--preprocessing", "imagenet"),
                List.of(jpeg.toString(), "--model", weights.toString()))) {
            String[] call = Stream.concat(Stream.of("explain", "--out", out.toString()), more.stream())
                    .toArray(String[]::new);
            status = Math.max(status, Main.run(call));
        }
        return Math.max(status, Main.run("--help"));
    }

    /** The first picture below a folder. */
    private static Path first(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
