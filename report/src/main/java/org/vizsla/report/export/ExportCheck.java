package org.vizsla.report.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** Compares an exported explainer with the one that it was made from. */
public final class ExportCheck {
    private static final long SEED = 1;

    private ExportCheck() {}

    /** For each method of the file, the largest difference of its map of a noise image, as a part of the map's largest magnitude. */
    public static Map<String, Double> differences(Path file, ExportRequest request) {
        Model model = request.model();
        Shape shape = Shape.of(1, model.channels(), model.height(), model.width());
        float[] noise = new float[Math.toIntExact(shape.elements())];
        Random random = new Random(SEED);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        Tensor image = Tensor.ofFloats(shape, noise);
        Map<String, Double> differences = new LinkedHashMap<>();
        try (ExportedExplainer exported =
                ExportedExplainer.open(file, request.settings().session())) {
            List<AttributionMethod> methods = request.methods().stream()
                    .filter(method -> exported.methods().contains(method.name()))
                    .toList();
            try (Explainer explainer = Explainer.open(model, methods, request.settings())) {
                Explanation own = explainer.explain(image, Call.DEFAULT);
                Explanation other = exported.explain(image, Call.DEFAULT);
                own.maps().forEach((method, map) -> differences.put(method, difference(map, other.map(method))));
            }
        }
        return differences;
    }

    private static double difference(Tensor expected, Tensor actual) {
        float[] own = expected.floats();
        float[] other = actual.floats();
        double largest = 0;
        double most = own.length == other.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(own.length, other.length); i++) {
            largest = Math.max(largest, Math.abs(own[i]));
            most = Math.max(most, Math.abs(own[i] - other[i]));
        }
        return largest == 0 ? most : most / largest;
    }
}
