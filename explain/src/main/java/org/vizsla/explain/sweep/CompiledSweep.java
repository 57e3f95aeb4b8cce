package org.vizsla.explain.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;

/** A {@link Sweep} as it is kept: with its session, and the buffers of parts that have ended. */
final class CompiledSweep implements AutoCloseable {
    private final String input;
    private final Map<String, SweepGraph.Kind> results;
    private final Map<String, Shape> rows;
    private final SweepSessions sessions;
    private final Batching batching;
    private final Executor workers;
    private final Deque<SweepSlot> idle = new ConcurrentLinkedDeque<>();

    private CompiledSweep(
            String input,
            SweepGraph program,
            Map<String, Shape> rows,
            SweepSessions sessions,
            Batching batching,
            Executor workers) {
        this.input = input;
        this.results = program.results();
        this.rows = rows;
        this.sessions = sessions;
        this.batching = batching;
        this.workers = workers;
    }

    static CompiledSweep open(Layers layers, SweepProgram program, SweepSettings settings, Executor workers) {
        Model model = layers.model();
        GraphBuilder builder =
                model.graph().toBuilder().name(model.name() + " in batches").scope("sweep");
        SweepGraph emitted = new SweepGraph(layers, builder, settings.preprocessing());
        program.emit(emitted);
        builder.outputs(
                emitted.results().keySet().stream().map(SweepGraph::result).toList());
        Graph graph = new Speedups().apply(builder.buildPruned());
        Map<String, Shape> rows = new LinkedHashMap<>(emitted.rows());
        Shape whole = Objects.requireNonNull(model.graph().shape(model.input()));
        rows.put(Row.INPUT, new Shape(whole.dimensions().subList(1, whole.rank())));
        Batching batching = Batching.of(
                model,
                Footprint.of(graph),
                settings,
                settings.session().device().resolved());
        SweepSessions sessions = new SweepSessions(graph, settings.session(), batching);
        return new CompiledSweep(model.input(), emitted, rows, sessions, batching, workers);
    }

    /** Runs all rows, as {@link Sweep} says. */
    Totals run(
            int target, int count, Map<String, Tensor> constants, RowWriter writer, PartReader reader, Course course) {
        if (count < 1) {
            throw new IllegalArgumentException("rows: " + count);
        }
        Totals totals = new Totals(count);
        course.begin(count);
        int parts = batching.parts(count);
        Session session = sessions.forParts(parts);
        Deque<CompletableFuture<SweepSlot>> running = new ArrayDeque<>();
        int started = 0;
        try {
            for (int part = 0; part < parts; part++) {
                while (started < parts && running.size() < batching.workers()) {
                    running.add(start(session, started++, target, count, constants, writer));
                }
                SweepSlot slot = running.remove().join();
                if (started < parts) {
                    running.add(start(session, started++, target, count, constants, writer));
                }
                Tensors tensors = slot.results();
                int first = batching.start(part, count);
                totals.add(first, batching.size(part, count), results, tensors);
                reader.read(first, batching.size(part, count), tensors);
                idle.push(slot);
                course.ran(batching.size(part, count));
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            running.forEach(
                    rest -> rest.handle((slot, failure) -> failure == null).join());
        }
        return totals;
    }

    private CompletableFuture<SweepSlot> start(
            Session session, int part, int target, int count, Map<String, Tensor> constants, RowWriter writer) {
        int first = batching.start(part, count);
        int size = batching.size(part, count);
        SweepSlot known = idle.poll();
        SweepSlot slot = known != null ? known : new SweepSlot(input, rows, results, batching.largest());
        return CompletableFuture.supplyAsync(
                () -> {
                    int total = batching.filled(part, count);
                    slot.fill(target, first, size, total, writer, batching.writers(), workers);
                    slot.run(session, constants);
                    return slot;
                },
                workers);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
