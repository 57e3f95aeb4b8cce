package org.vizsla.explain.sweep;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;

/** A compiled {@link Sweep}, with its sessions and the buffers of finished parts. */
final class CompiledSweep implements AutoCloseable {
    private final String input;
    private final Map<String, SweepGraph.Kind> results;
    private final Map<String, Shape> rows;
    private final BatchSessions sessions;
    private final Batching batching;
    private final BatchEngine engine;
    private final Deque<SweepSlot> idle = new ConcurrentLinkedDeque<>();

    private CompiledSweep(
            String input,
            SweepGraph program,
            Map<String, Shape> rows,
            BatchSessions sessions,
            Batching batching,
            BatchEngine engine) {
        this.input = input;
        this.results = program.results();
        this.rows = rows;
        this.sessions = sessions;
        this.batching = batching;
        this.engine = engine;
    }

    static CompiledSweep open(Layers layers, SweepProgram program, SweepSettings settings, BatchEngine engine) {
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
        Batching batching = Batching.ofSweep(
                model,
                Footprint.of(graph),
                settings,
                settings.session().device().resolved());
        BatchSessions sessions = new BatchSessions(graph, settings.session(), engine.workers());
        return new CompiledSweep(model.input(), emitted, rows, sessions, batching, engine);
    }

    /** Runs all rows, as {@link Sweep} says. */
    Totals run(
            int target, int count, Map<String, Tensor> constants, RowWriter writer, PartReader reader, Course course) {
        if (count < 1) {
            throw new IllegalArgumentException("rows: " + count);
        }
        course.begin(count);
        int parts = batching.parts(count);
        Session session = sessions.of(batching, parts, course.cancellation());
        Totals totals = new Totals(count);
        engine.run(
                parts,
                batching.workers(),
                course.cancellation(),
                (part, cancellation) -> {
                    SweepSlot known = idle.poll();
                    SweepSlot slot = known != null ? known : new SweepSlot(input, rows, results, batching.largest());
                    int first = batching.start(part, count);
                    SweepSlot.Part rowsOfPart =
                            new SweepSlot.Part(target, first, batching.size(part, count), batching.filled(part, count));
                    slot.fill(rowsOfPart, writer, batching.writers(), engine.workers(), cancellation);
                    slot.run(session, constants, cancellation);
                    return slot;
                },
                slot -> {
                    int first = slot.part().first();
                    int size = slot.part().count();
                    totals.add(first, size, results, slot.results());
                    reader.read(first, size, slot.results());
                    idle.push(slot);
                    course.ran(size);
                });
        return totals;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
