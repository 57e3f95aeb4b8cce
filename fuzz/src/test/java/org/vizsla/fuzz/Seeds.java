package org.vizsla.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        for (int i = 0; i < COMPOSITES.size(); i++) {
            Files.write(
                    in(folder, "composite").resolve(i + ".txt"),
                    COMPOSITES.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path in(Path folder, String target) throws IOException {
        return Files.createDirectories(folder.resolve(target));
    }
}
