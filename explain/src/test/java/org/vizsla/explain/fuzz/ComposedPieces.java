package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;

/** What import writes in other operators: attention, recurrent layers, loops. */
final class ComposedPieces {
    private ComposedPieces() {}

    static List<Piece> all() {
        return List.of(
                new Piece("Attention", ComposedPieces::attention),
                new Piece("RotaryEmbedding", ComposedPieces::rotated),
                new Piece("LSTM", n -> recurrent(n, "LSTM", 4)),
                new Piece("GRU", n -> recurrent(n, "GRU", 3)),
                new Piece("RNN", n -> recurrent(n, "RNN", 1)),
                new Piece("Scan", ComposedPieces::scan),
                new Piece("Loop", ComposedPieces::loop));
    }

    private static @Nullable String attention(Growing n) {
        boolean flat = n.rank() == 3;
        if (!flat && n.rank() != 4) {
            return null;
        }
        long keyHeads = flat ? n.between(1, 2) : n.size(1);
        long queryHeads = flat ? keyHeads * n.between(1, 2) : keyHeads;
        long tokens = n.size(-2);
        long features = flat ? 2 : n.size(-1);
        boolean causal = n.chance().with(0.3);
        long keys = causal || n.maybe() ? tokens : n.between(2, 5);
        long valueFeatures = n.between(1, 3);
        String q = flat ? n.activation(tokens, queryHeads * features) : n.x();
        String k = flat ? n.activation(keys, keyHeads * features) : n.activation(keyHeads, keys, features);
        String v = flat ? n.activation(keys, keyHeads * valueFeatures) : n.activation(keyHeads, keys, valueFeatures);
        String mask = n.chance().with(0.3) ? n.one(n.weight(tokens, keys), n.weight(1, queryHeads, tokens, keys)) : "";
        NodeBuilder node = n.newest("Attention", q, k, v, mask).with("is_causal", causal ? 1 : 0);
        if (flat) {
            node.with("q_num_heads", queryHeads).with("kv_num_heads", keyHeads);
        }
        if (n.maybe()) {
            node.with("scale", (float) n.real(0.2, 2));
        }
        if (n.chance().with(0.3)) {
            node.with("softcap", (float) n.real(0.5, 3));
        }
        return node.value();
    }

    private static @Nullable String rotated(Growing n) {
        if (n.rank() != 4 || n.size(-1) % 2 != 0 || !n.isFixed()) {
            return null;
        }
        long half = n.size(-1) / 2;
        return n.newest(
                        "RotaryEmbedding",
                        n.x(),
                        n.weight(n.size(0), n.size(-2), half),
                        n.weight(n.size(0), n.size(-2), half))
                .with("interleaved", n.between(0, 1))
                .value();
    }

    /** Over the second axis of a sequence {@code [N, steps, features]}. */
    private static @Nullable String recurrent(Growing n, String operator, int gates) {
        if (n.rank() != 3 || n.size(1) > 8) {
            return null;
        }
        String direction = n.one("forward", "reverse", "bidirectional");
        long directions = direction.equals("bidirectional") ? 2 : 1;
        long hidden = n.between(1, 3);
        long steps = n.size(1);
        boolean inLayout = n.chance().with(0.3);
        String x = inLayout
                ? n.x()
                : n.op("Transpose", n.x()).with("perm", new long[] {1, 0, 2}).value();
        String lengths = n.isFixed() && n.maybe() ? IndexingPieces.lengths(n, n.some((int) n.size(0), 1, steps)) : "";
        NodeBuilder node = n.op(
                operator,
                x,
                n.weight(0.7, directions, gates * hidden, n.size(2)),
                n.weight(0.7, directions, gates * hidden, hidden),
                n.maybe() ? n.weight(0.7, directions, 2L * gates * hidden) : "",
                lengths,
                n.maybe() ? initial(n, inLayout, directions, hidden) : "",
                operator.equals("LSTM") && n.maybe() ? initial(n, inLayout, directions, hidden) : "",
                operator.equals("LSTM") && n.maybe() ? n.weight(directions, 3 * hidden) : "");
        node.with("hidden_size", hidden).with("direction", direction);
        if (inLayout) {
            node.with("layout", 1);
        }
        if (n.chance().with(0.3)) {
            node.with("clip", (float) n.real(1, 3));
        }
        if (operator.equals("GRU")) {
            node.with("linear_before_reset", n.between(0, 1));
        }
        if (operator.equals("LSTM") && n.chance().with(0.2)) {
            node.with("input_forget", 1);
        }
        if (n.chance().with(0.3)) {
            List<String> functions = new ArrayList<>();
            long count = directions * (operator.equals("LSTM") ? 3 : operator.equals("GRU") ? 2 : 1);
            for (long i = 0; i < count; i++) {
                functions.add(n.one("Relu", "Tanh", "Sigmoid", "HardSigmoid", "Softsign", "Softplus", "Elu"));
            }
            node.with("activations", new Attribute.Texts(functions));
        }
        List<String> outputs = node.values(2);
        if (n.maybe()) {
            String all = outputs.get(0);
            String first = inLayout
                    ? all
                    : n.op("Transpose", all)
                            .with("perm", new long[] {2, 0, 1, 3})
                            .value();
            return n.op("Reshape", first, n.ints(0, steps, -1)).value();
        }
        String last = outputs.get(1);
        String first = inLayout
                ? last
                : n.op("Transpose", last).with("perm", new long[] {1, 0, 2}).value();
        return n.op("Reshape", first, n.ints(0, directions * hidden)).value();
    }

    private static String initial(Growing n, boolean inLayout, long directions, long hidden) {
        String state = n.activation(directions, hidden);
        return inLayout
                ? state
                : n.op("Transpose", state).with("perm", new long[] {1, 0, 2}).value();
    }

    /** Running sums along an axis. */
    private static @Nullable String scan(Growing n) {
        if (n.rank() < 3 || n.size(-1) < 2 || n.size(-1) > 9) {
            return null;
        }
        GraphBuilder body = new GraphBuilder("body").scope(n.builder().fresh("body"));
        long[] element = n.sizes();
        element = java.util.Arrays.copyOf(element, element.length - 1);
        element[0] = Shape.UNKNOWN;
        String state = body.input(body.fresh("state"), DataType.FLOAT32, Shape.of(element));
        String column = body.input(body.fresh("column"), DataType.FLOAT32, Shape.of(element));
        String next = body.op("Tanh", body.op("Add", state, column).value()).value();
        Graph inner =
                body.output(next).output(body.op("Mul", next, column).value()).buildInner();
        String start = n.activation(java.util.Arrays.copyOfRange(element, 1, element.length));
        return n.op("Scan", start, n.x())
                .with("body", new Attribute.OfGraph(inner))
                .with("num_scan_inputs", 1)
                .with("scan_input_axes", new long[] {n.signed(n.rank() - 1L, n.rank())})
                .with("scan_input_directions", new long[] {n.between(0, 1)})
                .with("scan_output_directions", new long[] {n.between(0, 1)})
                .with("scan_output_axes", new long[] {n.one(-1L, n.rank() - 1L)})
                .values(2)
                .get(1);
    }

    private static String loop(Growing n) {
        GraphBuilder body = new GraphBuilder("body").scope(n.builder().fresh("body"));
        String trip = body.input(body.fresh("trip"), DataType.INT64, Shape.of());
        String go = body.input(body.fresh("go"), DataType.BOOL, Shape.of());
        long[] sizes = n.sizes();
        sizes[0] = Shape.UNKNOWN;
        String state = body.input(body.fresh("state"), DataType.FLOAT32, Shape.of(sizes));
        String number =
                body.op("Cast", trip).with("to", DataType.FLOAT32.code()).value();
        String next = body.op("Sin", body.op("Add", state, number).value()).value();
        Graph inner = body.output(body.op("Identity", go).value()).output(next).buildInner();
        String yes = n.op("Cast", n.builder().integer(1))
                .with("to", DataType.BOOL.code())
                .value();
        return n.op("Loop", n.builder().integer(n.between(1, 3)), n.maybe() ? yes : "", n.x())
                .with("body", new Attribute.OfGraph(inner))
                .value();
    }
}
