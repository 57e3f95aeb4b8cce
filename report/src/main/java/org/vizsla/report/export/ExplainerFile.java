package org.vizsla.report.export;

import java.nio.file.Path;
import java.util.Map;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.report.json.ExportJson;
import org.vizsla.report.json.Json;

/**
 * Writes an explainer as one ONNX file with all weights in it, which needs nothing of Vizsla: its inputs are images and the classes to explain, its outputs scores and a map for each method of one pass. For methods of many runs, it has as an output what is taken of each run. What it is, and how these
 * are put together, is in its metadata, as JSON under {@value #DESCRIPTION}.
 */
public final class ExplainerFile {
    /** The metadata property that describes the explainer. */
    public static final String DESCRIPTION = OnnxMetadata.EXPLAINER;

    private ExplainerFile() {}

    /**
     * What was written.
     *
     * @param description as it is in the file
     * @param skipped why methods are missing, by their names
     */
    public record Written(Map<String, Object> description, Map<String, Reason> skipped) {}

    /**
     * Writes or replaces a file, whole or not at all.
     *
     * @throws VizslaException if no method can be written, or one of several cannot and is not to be skipped; if the file would be larger than 2 GB or have more nodes than a reader allows, or cannot be written
     */
    public static Written write(Path file, ExportRequest request) {
        ExplainerSettings settings = request.settings();
        ExplainerGraph compiled =
                ExplainerGraph.compile(request.model(), request.methods(), settings.skippingNotApplicable());
        Map<String, Reason> skipped = compiled.notApplicable();
        boolean nothing = compiled.emissions().isEmpty() && compiled.loops().isEmpty();
        if (nothing || (!skipped.isEmpty() && !settings.skipNotApplicable())) {
            throw SkippedMethods.none(skipped);
        }
        Graph graph = request.backend().lowered(compiled.withoutChecks());
        LimitException.check(
                Limit.NODES,
                nodes(graph),
                "there are too many methods for one file: the explainer of '"
                        + request.model().name() + "'");
        Map<String, Object> description = ExportJson.of(compiled, graph, request.methods(), request.preprocessing());
        description.put("for", request.backend().toString());
        OnnxWriter.write(
                file,
                graph.toBuilder()
                        .metadata(
                                OnnxMetadata.DOC_STRING,
                                "Explains '" + request.model().name() + "'; see the metadata property " + DESCRIPTION)
                        .metadata(DESCRIPTION, Json.write(description))
                        .build());
        return new Written(description, skipped);
    }

    /** As many as a reader counts, which refuses a file of more: ONNX Runtime takes minutes to load it. */
    private static long nodes(Graph graph) {
        return graph.nodes().stream()
                .mapToLong(node -> 1
                        + node.attributes().values().stream()
                                .filter(Attribute.OfGraph.class::isInstance)
                                .mapToLong(inner -> nodes(((Attribute.OfGraph) inner).value()))
                                .sum())
                .sum();
    }
}
