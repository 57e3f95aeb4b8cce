package org.vizsla.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.npy.Npy;

/** Writes sound inputs for the targets to begin with: a folder for each. */
final class Seeds {
    private static final List<String> COMPOSITES = List.of(
            "first Conv: zbox(low=-2.1, high=2.6); Conv: gamma(0.25); dense: epsilon(1e-6)",
            "convolution named 'features.*': flat; linear: alphabeta(2, 1); MaxPool, Relu: pass",
            "Conv: zbox([-1, -2, .3], [1, 2, 3]); LayerNormalization: norm(epsilon=1e-6)");

    private static final int BLOCK = 512;

    private Seeds() {}

    /** Writes them below the folder that is given. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Graph graph : SmallGraphs.all()) {
            Files.write(in(folder, "onnx").resolve(graph.name() + ".onnx"), OnnxWriter.toBytes(graph));
        }
        Tensor tensor = Tensor.ofFloats(Shape.of(1, 3, 2, 1), 1, 2, 3, 4, 5, 6);
        Npy.write(in(folder, "npy").resolve("seed.npy"), tensor);
        SafetensorsWriter.write(
                in(folder, "safetensors").resolve("seed.safetensors"), Map.of("a.weight", tensor), Map.of());
        Files.writeString(in(folder, "labels").resolve("lines.txt"), "cat\ndog\n\nbird\n");
        Files.writeString(in(folder, "labels").resolve("rows.csv"), "index,name\n0,cat\n1,\"dog, large\"\n");
        Files.writeString(in(folder, "notes").resolve("list.json"), "{\"names\": {\"0\": \"cat\", \"1\": \"dog\"}}");
        Files.write(in(folder, "archive").resolve("two.tar"), archive());
        int number = 0;
        for (String request : requests()) {
            Files.writeString(in(folder, "requests").resolve(number++ + ".txt"), request);
        }
        for (int i = 0; i < COMPOSITES.size(); i++) {
            Files.write(
                    in(folder, "composite").resolve(i + ".txt"),
                    COMPOSITES.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An archive: a long name, and the picture that has it. */
    private static byte[] archive() {
        ByteBuffer archive = ByteBuffer.allocate(6 * BLOCK);
        member(archive, "pax", 'x', "19 path=deep/a.png\n");
        member(archive, "a.png", '0', "not one");
        return archive.array();
    }

    private static void member(ByteBuffer archive, String name, char type, String content) {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 124, String.format(Locale.ROOT, "%011o", content.length()));
        put(block, 148, "        ");
        put(block, 156, String.valueOf(type));
        put(block, 257, "ustar");
        int sum = 0;
        for (byte value : block) {
            sum += value;
        }
        put(block, 148, String.format(Locale.ROOT, "%06o\0", sum));
        byte[] padded = new byte[BLOCK];
        put(padded, 0, content);
        archive.put(block).put(padded);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** One of each kind, about the first picture of the page. */
    private static List<String> requests() {
        String of = "{\"network\":\"menagerie\",\"picture\":\"fec5943ab57f0ad4\"";
        String ask = of + ",\"target\":0,\"method\":\"grad_cam\",\"parameters\":{\"layer\":\"features.6\"},\"seed\":1}";
        return List.of(
                "GET api/start\n",
                "GET api/networks/menagerie\n",
                "GET api/pictures/fec5943ab57f0ad4/image\n",
                "GET assets/page.js\n",
                "POST api/pictures?name=a.pgm\nP2 2 2 255 0 1 2 3\n",
                "POST api/scenes\n{\"seed\":10,\"species\":0}",
                "POST api/answers\n" + of
                        + ",\"preprocessing\":{\"resize\":\"crop\",\"interpolation\":\"bicubic\",\"normalization\":\"tf\"}}",
                "POST api/preview\n" + of + "}",
                "POST api/maps\n" + ask,
                "POST api/activations\n" + of + ",\"layer\":\"features.6\",\"target\":3}",
                "POST api/unit\n" + of + ",\"layer\":\"features.6\",\"channel\":1,\"y\":2,\"x\":3}",
                "POST api/brush\n" + of
                        + ",\"fill\":\"mean\",\"mask\":{\"height\":224,\"width\":224,\"bits\":\"AAAA\"}}",
                "POST api/segments\n" + of + ",\"segments\":20}",
                "POST api/deletion\n" + ask.substring(0, ask.length() - 1) + ",\"fill\":\"blur\",\"steps\":3}",
                "POST api/npy\n" + ask,
                "POST api/words\n" + ask);
    }

    private static Path in(Path folder, String target) throws IOException {
        return Files.createDirectories(folder.resolve(target));
    }
}
