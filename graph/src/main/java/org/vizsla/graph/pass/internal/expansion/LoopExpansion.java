package org.vizsla.graph.pass.internal.expansion;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.internal.Inlining;

/**
 * Loops that run a fixed number of times, trip by trip: {@code Loop} with a constant count and no other condition, and {@code Scan} over an axis of known size. A loop of more than
 * {@value #MOST_TRIPS} trips or {@value #MOST_NODES} nodes stays.
 */
public final class LoopExpansion {
    static final int MOST_TRIPS = 1024;
    static final int MOST_NODES = 20_000;

    private LoopExpansion() {}

    public static @Nullable List<String> loop(Expanding e) {
        Graph body = body(e);
        Tensor count = e.constant(0);
        boolean starts = !e.has(1) || isTrue(e.constant(1));
        if (body == null || count == null || !starts || !goesOn(e, body) || isTooLong(count.longs()[0], body)) {
            return null;
        }
        List<String> inputs = body.inputs().stream().map(Value::name).toList();
        int states = inputs.size() - 2;
        List<String> state = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            state.add(e.x(i + 2));
        }
        String yes = e.graph().constant("true", Tensor.of(DataType.BOOL, Shape.of(), ByteBuffer.wrap(new byte[] {1})));
        Inlining inlining = new Inlining(e.graph(), body);
        List<List<String>> collected = lists(body.outputs().size() - 1 - states);
        for (int trip = 0; trip < count.longs()[0]; trip++) {
            Map<String, String> names = new HashMap<>();
            names.put(inputs.get(0), e.graph().integer(trip));
            names.put(inputs.get(1), yes);
            for (int i = 0; i < states; i++) {
                names.put(inputs.get(i + 2), state.get(i));
            }
            List<String> outputs = inlining.copy(names, e.graph()::add);
            state = outputs.subList(1, 1 + states);
            collect(collected, outputs.subList(1 + states, outputs.size()));
        }
        List<String> results = new ArrayList<>(state);
        collected.forEach(values -> results.add(stacked(e, values, 0)));
        return results;
    }

    public static @Nullable List<String> scan(Expanding e) {
        Graph body = body(e);
        int scanned = Shape.lengthOf(e.node().integer("num_scan_inputs", 0));
        int states = e.node().inputs().size() - scanned;
        Shape shape = e.shape(states);
        if (body == null || scanned < 1 || shape == null) {
            return null;
        }
        long trips = shape.size(Math.toIntExact(of(e, "scan_input_axes", 0)));
        if (trips < 1 || isTooLong(trips, body)) {
            return null;
        }
        List<String> inputs = body.inputs().stream().map(Value::name).toList();
        List<String> state = e.node().inputs().subList(0, states);
        Inlining inlining = new Inlining(e.graph(), body);
        List<List<String>> collected = lists(body.outputs().size() - states);
        for (int trip = 0; trip < trips; trip++) {
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < states; i++) {
                names.put(inputs.get(i), state.get(i));
            }
            for (int i = 0; i < scanned; i++) {
                boolean backwards = of(e, "scan_input_directions", i) != 0;
                String place = e.graph().integer(backwards ? trips - 1 - trip : trip);
                String element = e.op("Gather", e.x(states + i), place)
                        .with("axis", of(e, "scan_input_axes", i))
                        .value();
                names.put(inputs.get(states + i), element);
            }
            List<String> outputs = inlining.copy(names, e.graph()::add);
            state = outputs.subList(0, states);
            collect(collected, outputs.subList(states, outputs.size()));
        }
        List<String> results = new ArrayList<>(state);
        for (int i = 0; i < collected.size(); i++) {
            List<String> values = collected.get(i);
            if (of(e, "scan_output_directions", i) != 0) {
                Collections.reverse(values);
            }
            results.add(stacked(e, values, of(e, "scan_output_axes", i)));
        }
        return results;
    }

    private static @Nullable Graph body(Expanding e) {
        return e.node().attributes().get("body") instanceof Attribute.OfGraph body ? body.value() : null;
    }

    private static boolean isTooLong(long trips, Graph body) {
        return trips < 1 || trips > MOST_TRIPS || trips * body.nodes().size() > MOST_NODES;
    }

    /** Whether a loop never ends before its count: its condition is handed on, or a constant. */
    private static boolean goesOn(Expanding e, Graph body) {
        String condition = body.outputs().get(0);
        String given = new ArrayList<>(body.inputs()).get(1).name();
        Node node = body.producer(condition);
        while (node != null && (node.is("Identity") || node.is("Cast"))) {
            condition = node.inputs().get(0);
            node = body.producer(condition);
        }
        if (node != null) {
            return node.is("Constant")
                    && node.attributes().get("value") instanceof Attribute.OfTensor constant
                    && isTrue(constant.value());
        }
        return condition.equals(given)
                || isTrue(body.initializers().get(condition))
                || isTrue(e.constantNamed(condition));
    }

    private static boolean isTrue(@Nullable Tensor tensor) {
        return tensor != null
                && tensor.type() == DataType.BOOL
                && tensor.elements() == 1
                && tensor.bytes().get(0) != 0;
    }

    private static List<List<String>> lists(int count) {
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static void collect(List<List<String>> collected, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            collected.get(i).add(values.get(i));
        }
    }

    /** The values of all trips along a new axis. */
    private static String stacked(Expanding e, List<String> values, long axis) {
        String[] parts = values.stream().map(value -> e.unsqueeze(value, axis)).toArray(String[]::new);
        return e.concat(axis, parts);
    }

    /** One of the numbers that an attribute lists, 0 where it is left out. */
    private static long of(Expanding e, String attribute, int index) {
        long[] values = Objects.requireNonNullElse(e.node().integersOrNull(attribute), new long[0]);
        return index < values.length ? values[index] : 0;
    }
}
