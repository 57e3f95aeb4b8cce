package org.vizsla.explain.sweep;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;

/** The buffers of one part of a sweep: allocated once, then filled and run again and again. */
final class SweepSlot {
    private final String input;
    private final Map<String, Shape> rows;
    private final Map<String, SweepGraph.Kind> kinds;
    private final int capacity;
    private final Map<String, ByteBuffer> inputs = new HashMap<>();
    private final ByteBuffer targets;
    private final Map<String, ByteBuffer> outputs = new HashMap<>();
    private final Map<String, Shape> outputRows = new HashMap<>();
    private Tensors results = new Tensors(Map.of());
    private Part part = new Part(0, 0, 0, 0);

    /**
     * The rows of a part.
     *
     * @param target the class that scores and gradients are about
     * @param first the number of its first row
     * @param count how many rows it has
     * @param filled how many are computed: the last row is repeated without weight
     */
    record Part(int target, int first, int count, int filled) {}

    SweepSlot(String input, Map<String, Shape> rows, Map<String, SweepGraph.Kind> kinds, int capacity) {
        this.input = input;
        this.rows = rows;
        this.kinds = kinds;
        this.capacity = capacity;
        rows.forEach((name, row) -> inputs.put(name, Tensor.allocate(4L * capacity * row.elements())));
        targets = Tensor.allocate(8L * capacity);
    }

    /**
     * Writes the rows of a part.
     *
     * @param threads how many rows are written at once
     */
    void fill(Part next, RowWriter writer, int threads, Executor workers, Cancellation cancellation) {
        part = next;
        List<CompletableFuture<Void>> others = IntStream.range(1, Math.min(threads, next.filled()))
                .mapToObj(thread ->
                        CompletableFuture.runAsync(() -> fillEvery(threads, thread, writer, cancellation), workers))
                .toList();
        try {
            fillEvery(threads, 0, writer, cancellation);
        } finally {
            CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private void fillEvery(int stride, int start, RowWriter writer, Cancellation cancellation) {
        for (int i = start; i < part.filled(); i += stride) {
            cancellation.check();
            targets.putLong(8 * i, part.target());
            Map<String, FloatBuffer> buffers = new HashMap<>();
            int place = i;
            rows.forEach((name, row) -> buffers.put(name, slice(name, place, 1).asFloatBuffer()));
            Row row = new Row(buffers);
            row.weight(1);
            writer.write(part.first() + Math.min(i, part.count() - 1), row);
            if (i >= part.count()) {
                row.weight(0);
            }
        }
    }

    private ByteBuffer slice(String name, int start, int count) {
        int bytes = Shape.lengthOf(4, rows.getOrDefault(name, Shape.of()).elements());
        return Objects.requireNonNull(inputs.get(name))
                .slice(start * bytes, count * bytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    void run(Session session, Map<String, Tensor> constants, Cancellation cancellation) {
        int size = part.filled();
        Map<String, Tensor> feeds = new HashMap<>();
        constants.forEach((name, tensor) -> feeds.put(SweepGraph.constantInput(name), tensor));
        rows.forEach((name, row) -> feeds.put(
                name.equals(Row.INPUT) ? input : SweepGraph.rowInput(name),
                Tensor.of(DataType.FLOAT32, batchOf(size, row), slice(name, 0, size))));
        feeds.put(SweepGraph.TARGET, Tensor.of(DataType.INT64, Shape.of(size), targets.slice(0, 8 * size)));
        Map<String, Tensor> found = new LinkedHashMap<>();
        if (outputs.isEmpty()) {
            Tensors first = session.run(feeds, cancellation);
            kinds.forEach((name, kind) -> found.put(name, first.get(SweepGraph.result(name))));
            found.forEach(this::learn);
        } else {
            Map<String, Tensor> into = new LinkedHashMap<>();
            kinds.forEach((name, kind) -> {
                found.put(name, output(name, kind));
                into.put(SweepGraph.result(name), output(name, kind));
            });
            session.run(feeds, into, cancellation);
        }
        results = new Tensors(found);
    }

    /** Allocates a buffer for further results of this name. */
    private void learn(String name, Tensor result) {
        boolean each = kinds.get(name) == SweepGraph.Kind.EACH;
        Shape row =
                each ? Shape.of(LongStream.of(result.shape().sizes()).skip(1).toArray()) : result.shape();
        outputRows.put(name, row);
        outputs.put(name, Tensor.allocate(4 * row.elements() * (each ? capacity : 1)));
    }

    private Tensor output(String name, SweepGraph.Kind kind) {
        Shape row = Objects.requireNonNull(outputRows.get(name));
        Shape shape = kind == SweepGraph.Kind.EACH ? batchOf(part.filled(), row) : row;
        ByteBuffer buffer = Objects.requireNonNull(outputs.get(name));
        return Tensor.of(DataType.FLOAT32, shape, buffer.slice(0, Shape.lengthOf(4, shape.elements())));
    }

    private static Shape batchOf(int count, Shape row) {
        List<Dimension> dimensions = new ArrayList<>(List.of(new Dimension.Fixed(count)));
        dimensions.addAll(row.dimensions());
        return new Shape(dimensions);
    }

    /** What was filled in. */
    Part part() {
        return part;
    }

    Tensors results() {
        return results;
    }
}
