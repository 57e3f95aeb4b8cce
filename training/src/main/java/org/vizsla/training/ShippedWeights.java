package org.vizsla.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Tensor;
import org.vizsla.models.checkpoint.SafetensorsWriter;

/** The file shipped with the program: weights in half precision, and the temperature that turns their scores into probabilities. */
final class ShippedWeights {
    private ShippedWeights() {}

    static void write(Path file, Map<String, Tensor> weights, double temperature, long seed) {
        Map<String, Tensor> halves = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> halves.put(name, HalfPrecision.narrowed(tensor)));
        SafetensorsWriter.write(
                file,
                halves,
                Map.of("temperature", String.format(Locale.ROOT, "%.4f", temperature), "seed", Long.toString(seed)));
    }
}
