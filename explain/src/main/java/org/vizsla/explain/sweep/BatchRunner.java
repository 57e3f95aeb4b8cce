package org.vizsla.explain.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;

/** Runs an explainer's graph on a batch of any size, part by part as {@link Batching#ofImages} cuts it, so that memory stays bounded. */
public final class BatchRunner implements AutoCloseable {
    private final Model model;
    private final SessionSettings settings;
    private final boolean wide;
    private final BatchSessions sessions;
    private final Device device;
    private final BatchEngine engine;

    private BatchRunner(
            Graph graph, Model model, SessionSettings settings, BatchEngine engine, Cancellation cancellation) {
        this.model = model;
        this.settings = settings;
        this.engine = engine;
        wide = Footprint.of(model.graph()).activationsOutweighWeights();
        sessions = new BatchSessions(graph, settings, engine.workers());
        device = open(cancellation);
    }

    /** Opens the session for single images; others are opened when they are first needed. */
    public static BatchRunner open(
            Graph graph, Model model, SessionSettings settings, BatchEngine engine, Cancellation cancellation) {
        return new BatchRunner(graph, model, settings, engine, cancellation);
    }

    private Device open(Cancellation cancellation) {
        try {
            return sessions.ofThreads(settings.threads(), cancellation).device();
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    /**
     * The results for a batch.
     *
     * @param feeds a tensor for each input of the graph, all with as many rows
     */
    public Tensors run(Map<String, Tensor> feeds, Cancellation cancellation) {
        int count = feeds.values().iterator().next().shape().length(0);
        Batching batching = Batching.ofImages(model, wide, settings, device, count);
        int parts = batching.parts(count);
        var session = sessions.of(batching, parts, cancellation);
        Map<String, List<Tensor>> results = new LinkedHashMap<>();
        engine.run(
                parts,
                batching.workers(),
                cancellation,
                (part, ofPart) -> {
                    int rows = batching.size(part, count);
                    return firstRows(session.run(part(feeds, batching, part, count), ofPart), rows);
                },
                result -> result.forEach((name, value) ->
                        results.computeIfAbsent(name, key -> new ArrayList<>()).add(value)));
        Map<String, Tensor> joined = new LinkedHashMap<>();
        results.forEach((name, values) -> joined.put(name, Rows.join(values)));
        return new Tensors(joined);
    }

    private static Map<String, Tensor> part(Map<String, Tensor> feeds, Batching batching, int part, int count) {
        Map<String, Tensor> ofPart = new HashMap<>();
        feeds.forEach((name, tensor) -> ofPart.put(
                name,
                Rows.of(tensor)
                        .part(batching.start(part, count), batching.size(part, count), batching.filled(part, count))));
        return ofPart;
    }

    private static Map<String, Tensor> firstRows(Tensors results, int rows) {
        Map<String, Tensor> first = new LinkedHashMap<>();
        results.byName().forEach((name, value) -> first.put(name, Rows.first(value, rows)));
        return first;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
