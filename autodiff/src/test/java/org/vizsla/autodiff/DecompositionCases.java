package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.curved;
import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vizsla.autodiff.VjpCase.Net;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;

/** Operators that are written in others at import. */
final class DecompositionCases {
    private static final int NEWEST = 24;

    private DecompositionCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        cases.addAll(elementwise());
        cases.addAll(rotations());
        cases.addAll(attention());
        for (String direction : List.of("forward", "reverse", "bidirectional")) {
            cases.addAll(recurrent(direction));
        }
        cases.addAll(memories());
        cases.addAll(loops());
        cases.add(linear(
                "CenterCropPad",
                "all axes",
                n -> n.op("CenterCropPad", n.in(5, 4, 7), n.ints(4, 7, 4)).value()));
        cases.add(linear(
                "CenterCropPad",
                "some axes, batch",
                n -> n.op("CenterCropPad", n.batch(2, 3, 6, 5), n.ints(3, 8))
                        .with("axes", new long[] {-2, -1})
                        .value()));
        return cases;
    }

    private static NodeBuilder newest(Net n, String operator, String... inputs) {
        n.builder().opset("", NEWEST);
        return n.op(operator, inputs);
    }

    private static List<VjpCase> elementwise() {
        return List.of(
                curved("Swish", "", n -> newest(n, "Swish", n.batch(2, 7)).value()),
                curved(
                        "Swish",
                        "alpha",
                        n -> newest(n, "Swish", n.in(2, 7)).with("alpha", 1.7f).value()),
                curved(
                        "RMSNormalization",
                        "last axis, batch",
                        n -> newest(n, "RMSNormalization", n.batch(2, 3, 5), n.in(5))
                                .value()),
                curved(
                        "RMSNormalization",
                        "two axes",
                        n -> newest(n, "RMSNormalization", n.in(2, 3, 5), n.in(3, 5))
                                .with("axis", 1)
                                .with("epsilon", 0.01f)
                                .value()));
    }

    private static List<VjpCase> rotations() {
        return List.of(
                linear(
                        "RotaryEmbedding",
                        "heads",
                        n -> newest(n, "RotaryEmbedding", n.in(2, 3, 5, 4), n.in(2, 5, 2), n.in(2, 5, 2))
                                .value()),
                linear(
                        "RotaryEmbedding",
                        "pairs side by side",
                        n -> newest(n, "RotaryEmbedding", n.batch(2, 3, 5, 4), n.batch(2, 5, 2), n.batch(2, 5, 2))
                                .with("interleaved", 1)
                                .value()),
                linear(
                        "RotaryEmbedding",
                        "flat, a part, by position",
                        n -> newest(
                                        n,
                                        "RotaryEmbedding",
                                        n.in(2, 3, 12),
                                        n.in(7, 2),
                                        n.in(7, 2),
                                        n.indices(Shape.of(2, 3), 0, 1, 2, 6, 5, 4))
                                .with("num_heads", 2)
                                .with("rotary_embedding_dim", 4)
                                .value()),
                linear(
                        "RotaryEmbedding",
                        "a part, pairs side by side",
                        n -> newest(n, "RotaryEmbedding", n.in(2, 3, 5, 8), n.in(2, 5, 2), n.in(2, 5, 2))
                                .with("interleaved", 1)
                                .with("rotary_embedding_dim", 4)
                                .value()));
    }

    private static List<VjpCase> attention() {
        return List.of(
                curved(
                        "Attention",
                        "heads",
                        n -> newest(n, "Attention", n.in(2, 3, 4, 5), n.in(2, 3, 6, 5), n.in(2, 3, 6, 2))
                                .value()),
                curved(
                        "Attention",
                        "flat, scaled, batch",
                        n -> newest(n, "Attention", n.batch(2, 4, 6), n.batch(2, 5, 6), n.batch(2, 5, 9))
                                .with("q_num_heads", 3)
                                .with("kv_num_heads", 3)
                                .with("scale", 0.3f)
                                .value()),
                curved(
                        "Attention",
                        "shared keys, capped",
                        n -> newest(n, "Attention", n.in(2, 4, 3, 5), n.in(2, 2, 6, 5), n.in(2, 2, 6, 2))
                                .with("softcap", 1.5f)
                                .value()),
                curved(
                        "Attention",
                        "flat, shared keys, causal",
                        n -> newest(n, "Attention", n.in(2, 5, 8), n.in(2, 5, 4), n.in(2, 5, 6))
                                .with("q_num_heads", 4)
                                .with("kv_num_heads", 2)
                                .with("is_causal", 1)
                                .value()),
                curved(
                        "Attention",
                        "causal, more keys than queries",
                        n -> newest(n, "Attention", n.in(2, 3, 4, 5), n.in(2, 3, 6, 5), n.in(2, 3, 6, 2))
                                .with("is_causal", 1)
                                .value()),
                curved(
                        "Attention",
                        "added mask",
                        n -> newest(n, "Attention", n.in(2, 3, 4, 5), n.in(2, 3, 6, 5), n.in(2, 3, 6, 2), n.in(4, 6))
                                .value()),
                curved(
                        "Attention",
                        "truth mask",
                        n -> newest(n, "Attention", n.in(2, 3, 2, 5), n.in(2, 3, 4, 5), n.in(2, 3, 4, 2), mask(n))
                                .value()));
    }

    /** {@code [2, 4]}; each query may look at a key. */
    private static String mask(Net n) {
        return n.op("Cast", n.indices(Shape.of(2, 4), 1, 0, 1, 1, 0, 1, 0, 1))
                .with("to", DataType.BOOL.code())
                .value();
    }

    /** Five steps of three sequences, four features, two hidden ones. */
    private static VjpCase recurrent(
            String operator, String variant, String direction, int gates, UnaryOperator<NodeBuilder> attributes) {
        return curved(operator, variant + ", " + direction, n -> {
            long directions = direction.equals("bidirectional") ? 2 : 1;
            NodeBuilder node = n.op(
                            operator,
                            n.in(5, 3, 4),
                            n.weight(directions, gates * 2L, 4),
                            n.weight(directions, gates * 2L, 2),
                            n.weight(directions, gates * 4L))
                    .with("hidden_size", 2)
                    .with("direction", direction);
            List<String> outputs = attributes.apply(node).values(2);
            String flat = n.op("Reshape", outputs.get(0), n.ints(-1)).value();
            String last = n.op("Reshape", outputs.get(1), n.ints(-1)).value();
            return n.op("Concat", flat, last).with("axis", 0).value();
        });
    }

    private static List<VjpCase> recurrent(String direction) {
        return List.of(
                recurrent("RNN", "plain", direction, 1, node -> node),
                recurrent("GRU", "plain", direction, 3, node -> node),
                recurrent("GRU", "linear before reset", direction, 3, node -> node.with("linear_before_reset", 1)),
                recurrent("LSTM", "plain", direction, 4, node -> node));
    }

    private static List<VjpCase> memories() {
        return List.of(
                curved(
                        "LSTM",
                        "given states, peepholes, batch",
                        n -> n.op(
                                        "LSTM",
                                        n.op("Transpose", n.batch(3, 5, 4))
                                                .with("perm", new long[] {1, 0, 2})
                                                .value(),
                                        n.weight(1, 8, 4),
                                        n.weight(1, 8, 2),
                                        "",
                                        "",
                                        n.op("Unsqueeze", n.batch(3, 2), n.ints(0))
                                                .value(),
                                        n.op("Unsqueeze", n.batch(3, 2), n.ints(0))
                                                .value(),
                                        n.weight(1, 6))
                                .with("hidden_size", 2)
                                .value()),
                curved(
                        "LSTM",
                        "whole lengths, last cell alone",
                        n -> n.op(
                                        "LSTM",
                                        n.in(5, 2, 4),
                                        n.weight(1, 8, 4),
                                        n.weight(1, 8, 2),
                                        n.weight(1, 16),
                                        n.op("Cast", n.ints(5, 5))
                                                .with("to", DataType.INT32.code())
                                                .value())
                                .with("hidden_size", 2)
                                .values(3)
                                .get(2)),
                lengths("LSTM", 4, "forward"),
                lengths("GRU", 3, "reverse"),
                lengths("RNN", 1, "bidirectional"),
                curved(
                        "LSTM",
                        "input and forget gate as one",
                        n -> n.op("LSTM", n.in(3, 2, 4), n.weight(1, 8, 4), n.weight(1, 8, 2))
                                .with("hidden_size", 2)
                                .with("input_forget", 1)
                                .value()),
                kinked(
                        "GRU",
                        "other functions, clipped",
                        n -> n.op("GRU", n.in(3, 2, 4), n.weight(1, 6, 4), n.weight(1, 6, 2))
                                .with("hidden_size", 2)
                                .with("clip", 1.5f)
                                .with("activations", new Attribute.Texts(List.of("HardSigmoid", "Softsign")))
                                .value()),
                kinked(
                        "RNN",
                        "rectified, other one back",
                        n -> n.op("RNN", n.in(3, 2, 4), n.weight(2, 2, 4), n.weight(2, 2, 2))
                                .with("hidden_size", 2)
                                .with("direction", "bidirectional")
                                .with("activations", new Attribute.Texts(List.of("Relu", "Tanh")))
                                .value()));
    }

    /** Of three sequences, with five, one and three steps. */
    private static VjpCase lengths(String operator, int gates, String direction) {
        return curved(operator, "several lengths, " + direction, n -> {
            long directions = direction.equals("bidirectional") ? 2 : 1;
            String lengths = n.op("Cast", n.ints(5, 1, 3))
                    .with("to", DataType.INT32.code())
                    .value();
            List<String> outputs = n.op(
                            operator,
                            n.in(5, 3, 4),
                            n.weight(directions, gates * 2L, 4),
                            n.weight(directions, gates * 2L, 2),
                            n.weight(directions, gates * 4L),
                            lengths,
                            n.in(directions, 3, 2))
                    .with("hidden_size", 2)
                    .with("direction", direction)
                    .values(2);
            String flat = n.op("Reshape", outputs.get(0), n.ints(-1)).value();
            String last = n.op("Reshape", outputs.get(1), n.ints(-1)).value();
            return n.op("Concat", flat, last).with("axis", 0).value();
        });
    }

    private static List<VjpCase> loops() {
        return List.of(
                curved("Loop", "state and values of all trips", n -> {
                    String weight = n.weight(3, 3);
                    GraphBuilder body = new GraphBuilder("body").scope("body");
                    String trip = body.input("trip", DataType.INT64, Shape.of());
                    String go = body.input("go", DataType.BOOL, Shape.of());
                    String state = body.input("state", DataType.FLOAT32, Shape.of(2, 3));
                    String product = body.op("MatMul", state, weight).value();
                    String scaled = body.op(
                                    "Mul",
                                    product,
                                    body.op("Cast", trip).with("to", 1).value())
                            .value();
                    String next = body.op("Tanh", body.op("Add", scaled, state).value())
                            .value();
                    Graph inner = body.output(body.op("Identity", go).value())
                            .output(next)
                            .output(product)
                            .buildInner();
                    String yes = n.op("Cast", n.builder().integer(1))
                            .with("to", DataType.BOOL.code())
                            .value();
                    List<String> results = n.op("Loop", n.builder().integer(3), yes, n.in(2, 3))
                            .with("body", new Attribute.OfGraph(inner))
                            .values(2);
                    String all = n.op("ReduceSum", results.get(1), n.ints(0))
                            .with("keepdims", 0)
                            .value();
                    return n.op("Concat", results.get(0), all).with("axis", 0).value();
                }),
                scan("forward", 0, 0, 0),
                scan("input and output backwards", 1, 1, 0),
                scan("output along its last axis", 0, 0, -1));
    }

    /** Running sums of the columns of an input. */
    private static VjpCase scan(String variant, long inputDirection, long outputDirection, long outputAxis) {
        return curved("Scan", variant, n -> {
            GraphBuilder body = new GraphBuilder("body").scope("body");
            String state = body.input("state", DataType.FLOAT32, Shape.of(2));
            String column = body.input("column", DataType.FLOAT32, Shape.of(2));
            String next = body.op("Tanh", body.op("Add", state, column).value()).value();
            Graph inner =
                    body.output(next).output(body.op("Mul", next, next).value()).buildInner();
            return n.op("Scan", n.in(2), n.in(2, 4))
                    .with("body", new Attribute.OfGraph(inner))
                    .with("num_scan_inputs", 1)
                    .with("scan_input_axes", new long[] {1})
                    .with("scan_input_directions", new long[] {inputDirection})
                    .with("scan_output_directions", new long[] {outputDirection})
                    .with("scan_output_axes", new long[] {outputAxis})
                    .values(2)
                    .get(1);
        });
    }
}
