package org.vizsla.report.export;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Target;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.schema.Schemas;
import org.vizsla.report.json.ExportJson;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** An explainer that {@link ExplainerFile} wrote, opened again: maps without the network's file, without compiling, and without self-checks. Safe to use from several threads. */
public final class ExportedExplainer implements AutoCloseable {
    private static final long TOP = -1;

    private final ExportJson.Names names;
    private final Session session;

    private ExportedExplainer(ExportJson.Names names, Session session) {
        this.names = names;
        this.session = session;
    }

    /**
     * Opens a file.
     *
     * @throws VizslaException if it cannot be read, or was not exported by Vizsla
     */
    public static ExportedExplainer open(Path file, SessionSettings settings) {
        Graph graph = OnnxReader.read(file);
        String description = graph.metadata().get(ExplainerFile.DESCRIPTION);
        if (description == null) {
            throw new VizslaException(
                    file + " is no exported explainer: it has no metadata '" + ExplainerFile.DESCRIPTION + "'");
        }
        Schemas.checkRead(graph);
        ExportJson.Names names = ExportJson.names(file.toString(), description);
        return new ExportedExplainer(names, Session.open(graph, settings));
    }

    /** The methods whose maps it computes. */
    public List<String> methods() {
        return List.copyOf(names.maps().keySet());
    }

    /**
     * Explains images.
     *
     * @param images preprocessed as the description says, FLOAT32 {@code [N, C, H, W]}
     * @param targets one for each image, or one for all
     */
    public Explanation explain(Tensor images, List<Target> targets) {
        int count = images.shape().length(0);
        List<Target> each = targets.size() == 1 ? Collections.nCopies(count, targets.get(0)) : targets;
        List<Long> classes = each.stream()
                .<Long>map(target -> target instanceof Target.OfClass known ? (long) known.index() : TOP)
                .toList();
        Tensors results = session.run(
                Map.of(names.images(), images, names.target(), Tensor.ofLongs(classes)), Cancellation.NEVER);
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        names.maps()
                .forEach((method, output) -> attributions.put(
                        method,
                        new Attribution(
                                results.get(output),
                                Objects.requireNonNull(names.layers().get(method)),
                                Collections.nCopies(count, Findings.NONE))));
        List<Integer> chosen = LongStream.of(results.get(names.chosen()).longs())
                .mapToObj(Math::toIntExact)
                .toList();
        return new Explanation(results.get(names.scores()), chosen, attributions, Map.of());
    }

    @Override
    public void close() {
        session.close();
    }
}
