package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.LevellingCases.Case;

/** Models of operator sets 1 to 8, and with operators that were experiments then. Those that ONNX Runtime does not run have their meaning beside them, in a newer set. */
final class OlderCases {
    private static final List<String> ONCE_WITH_NOTES_ON_MEMORY =
            List.of("Abs", "Ceil", "Elu", "Exp", "Floor", "HardSigmoid", "LeakyRelu", "Neg", "Relu", "Sigmoid", "Tanh");

    private OlderCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (String operator : List.of("Add", "Sub", "Mul", "Div", "Pow")) {
            cases.add(aligned(operator));
        }
        for (String operator : List.of("And", "Or", "Xor", "Equal", "Greater", "Less")) {
            cases.add(compared(operator));
        }
        for (String operator : ONCE_WITH_NOTES_ON_MEMORY) {
            cases.add(noted(operator, "x"));
        }
        for (String operator : List.of("Log", "Sqrt", "Reciprocal")) {
            cases.add(of(
                    "positive " + operator,
                    5,
                    b -> noted(b, operator, b.op("Exp", "x").value()),
                    b -> b.op(operator, b.op("Exp", "x").value()).named("y"),
                    2,
                    3));
        }
        for (String operator : List.of("Max", "Min", "Mean", "Sum")) {
            cases.add(noted(operator, "x", "x"));
        }
        cases.addAll(layers());
        cases.addAll(forms());
        cases.addAll(experiments());
        return cases;
    }

    /** A recurrent layer of two hidden features over four steps. */
    private static Case recurrent(String operator, int gates, int opset) {
        return of(
                "old " + operator,
                opset,
                b -> b.op(operator, "x", rising(b, 1, 2L * gates, 3), rising(b, 1, 2L * gates, 2))
                        .with("hidden_size", 2)
                        .with("output_sequence", 1)
                        .named("y"),
                b -> b.op(operator, "x", rising(b, 1, 2L * gates, 3), rising(b, 1, 2L * gates, 2))
                        .with("hidden_size", 2)
                        .named("y"),
                4,
                2,
                3);
    }

    private static String rising(GraphBuilder b, long... shape) {
        float[] values = new float[Math.toIntExact(Shape.of(shape).elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 / 5f - 0.6f;
        }
        return b.constant("weights", Tensor.ofFloats(Shape.of(shape), values));
    }

    private static List<Case> layers() {
        return List.of(
                recurrent("LSTM", 4, 6),
                recurrent("GRU", 3, 6),
                recurrent("RNN", 1, 5),
                of(
                        "add behind unknown axes",
                        6,
                        b -> b.op("Add", unknown(b, "x"), bias(b))
                                .with("axis", 1)
                                .with("broadcast", 1)
                                .named("y"),
                        b -> b.op(
                                        "Add",
                                        "x",
                                        b.op("Unsqueeze", bias(b), b.integers(1, 2))
                                                .value())
                                .named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "multiply computed channels",
                        6,
                        b -> b.op(
                                        "Mul",
                                        "x",
                                        b.op("ReduceMean", "x")
                                                .with("axes", new long[] {2, 3})
                                                .with("keepdims", 0)
                                                .value())
                                .with("axis", 0)
                                .with("broadcast", 1)
                                .named("y"),
                        b -> b.op(
                                        "Mul",
                                        "x",
                                        b.op("ReduceMean", "x", b.integers(2, 3))
                                                .value())
                                .named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "add at the last axis",
                        6,
                        b -> b.op("Add", "x", bias(b)).with("broadcast", 1).named("y"),
                        b -> b.op("Add", "x", bias(b)).named("y"),
                        2,
                        4,
                        3),
                of(
                        "prelu by channel",
                        6,
                        b -> b.op("PRelu", "x", bias(b)).named("y"),
                        b -> b.op(
                                        "PRelu",
                                        "x",
                                        b.op("Unsqueeze", bias(b), b.integers(1, 2))
                                                .value())
                                .named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "gemm with broadcast",
                        6,
                        b -> b.op("Gemm", "x", matrix(b), bias(b))
                                .with("broadcast", 1)
                                .with("transB", 1)
                                .named("y"),
                        b -> b.op("Gemm", "x", matrix(b), bias(b))
                                .with("transB", 1)
                                .named("y"),
                        2,
                        4),
                of(
                        "batch normalization in a test",
                        6,
                        b -> b.op("BatchNormalization", statistics(b, 3))
                                .with("is_test", 1)
                                .with("spatial", 1)
                                .named("y"),
                        b -> b.op("BatchNormalization", statistics(b, 3)).named("y"),
                        2,
                        3,
                        4,
                        5),
                run(
                        "batch normalization by position",
                        8,
                        b -> b.op("BatchNormalization", statistics(b, 3, 4, 5))
                                .with("spatial", 0)
                                .named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "instance normalization with notes",
                        5,
                        b -> noted(b, "InstanceNormalization", "x", bias(b), bias(b)),
                        b -> b.op("InstanceNormalization", "x", bias(b), bias(b))
                                .named("y"),
                        2,
                        3,
                        4),
                of(
                        "dropout in a test",
                        6,
                        b -> b.op("Dropout", "x")
                                .with("is_test", 1)
                                .with("ratio", 0.5f)
                                .named("y"),
                        b -> b.op("Identity", "x").named("y"),
                        2,
                        3));
    }

    private static List<Case> forms() {
        return List.of(
                of(
                        "reshape by attribute",
                        1,
                        b -> b.op("Reshape", "x")
                                .with("shape", new long[] {0, -1})
                                .named("y"),
                        b -> b.op("Reshape", "x", b.integers(0, -1)).named("y"),
                        2,
                        3,
                        4),
                of(
                        "pad by paddings",
                        1,
                        b -> b.op("Pad", "x")
                                .with("paddings", new long[] {0, 1, 0, 2})
                                .with("value", 2f)
                                .named("y"),
                        b -> b.op("Pad", "x", b.integers(0, 1, 0, 2), b.scalar(2))
                                .named("y"),
                        2,
                        3),
                of(
                        "concat along channels",
                        3,
                        b -> b.op("Concat", "x", "x").named("y"),
                        b -> b.op("Concat", "x", "x").with("axis", 1).named("y"),
                        2,
                        3,
                        4),
                of(
                        "cast by name",
                        1,
                        b -> b.op("Cast", b.op("Cast", "x").with("to", "INT64").value())
                                .with("to", "FLOAT")
                                .named("y"),
                        b -> b.op("Cast", b.op("Cast", "x").with("to", 7).value())
                                .with("to", 1)
                                .named("y"),
                        2,
                        3),
                of(
                        "selu of old constants",
                        1,
                        b -> b.op("Selu", "x").named("y"),
                        b -> b.op("Selu", "x")
                                .with("alpha", 1.6732f)
                                .with("gamma", 1.0507f)
                                .named("y"),
                        2,
                        3),
                of(
                        "norm of windows",
                        1,
                        b -> b.op("LpPool", "x")
                                .with("p", 2f)
                                .with("kernel_shape", new long[] {2, 2})
                                .named("y"),
                        b -> b.op("LpPool", "x")
                                .with("p", 2)
                                .with("kernel_shape", new long[] {2, 2})
                                .named("y"),
                        1,
                        2,
                        4,
                        5),
                of(
                        "norm of places",
                        1,
                        b -> b.op("GlobalLpPool", "x").with("p", 2f).named("y"),
                        b -> b.op("GlobalLpPool", "x").with("p", 2).named("y"),
                        1,
                        2,
                        4,
                        5),
                run(
                        "upsample by attribute",
                        7,
                        b -> b.op("Upsample", "x")
                                .with("scales", new Attribute.Reals(List.of(1f, 1f, 2f, 3f)))
                                .named("y"),
                        1,
                        2,
                        4,
                        6),
                of(
                        "upsample height and width",
                        1,
                        b -> b.op("Upsample", "x")
                                .with("height_scale", 2f)
                                .with("width_scale", 3f)
                                .named("y"),
                        b -> b.op("Resize", "x", "", b.constant("scales", Tensor.ofFloats(Shape.of(4), 1, 1, 2, 3)))
                                .with("coordinate_transformation_mode", "asymmetric")
                                .with("nearest_mode", "floor")
                                .named("y"),
                        1,
                        2,
                        4,
                        6));
    }

    private static List<Case> experiments() {
        return List.of(
                run(
                        "image scaler",
                        7,
                        b -> b.op("ImageScaler", "x")
                                .with("scale", 0.5f)
                                .with("bias", new Attribute.Reals(List.of(1f, -2f, 3f)))
                                .named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "image scaler without bias",
                        7,
                        b -> b.op("ImageScaler", "x").with("scale", 0.5f).named("y"),
                        b -> b.op("Mul", "x", b.scalar(0.5f)).named("y"),
                        2,
                        3,
                        4,
                        5),
                of(
                        "scale",
                        7,
                        b -> b.op("Scale", "x").with("scale", 0.5f).named("y"),
                        b -> b.op("Mul", "x", b.scalar(0.5f)).named("y"),
                        2,
                        3),
                run(
                        "affine",
                        7,
                        b -> b.op("Affine", "x")
                                .with("alpha", 2f)
                                .with("beta", -1f)
                                .named("y"),
                        2,
                        3),
                run(
                        "scaled tanh",
                        7,
                        b -> b.op("ScaledTanh", "x")
                                .with("alpha", 1.7f)
                                .with("beta", 0.6f)
                                .named("y"),
                        2,
                        3),
                run(
                        "parametric softplus",
                        7,
                        b -> b.op("ParametricSoftplus", "x")
                                .with("alpha", 1.7f)
                                .with("beta", 0.6f)
                                .named("y"),
                        2,
                        3),
                run(
                        "crop borders",
                        7,
                        b -> b.op("Crop", "x")
                                .with("border", new long[] {1, 0, 2, 1})
                                .named("y"),
                        1,
                        2,
                        4,
                        6),
                run(
                        "crop to a size",
                        7,
                        b -> b.op("Crop", "x")
                                .with("border", new long[] {1, 0, 2, 1})
                                .with("scale", new long[] {2, 3})
                                .named("y"),
                        1,
                        2,
                        4,
                        6));
    }

    /** A case that ONNX Runtime runs as it is. */
    private static Case run(String name, int opset, Function<GraphBuilder, String> step, long... shape) {
        return new Case(name, graph(name, opset, step, shape));
    }

    private static Case of(
            String name,
            int opset,
            Function<GraphBuilder, String> step,
            Function<GraphBuilder, String> meaning,
            long... shape) {
        return new Case(name, graph(name, opset, step, shape), graph(name, GraphBuilder.OPSET, meaning, shape));
    }

    private static Graph graph(String name, int opset, Function<GraphBuilder, String> step, long... shape) {
        GraphBuilder b = new GraphBuilder(name.replace(' ', '_')).opset("", opset);
        b.input("x", DataType.FLOAT32, Shape.of(shape));
        return b.output(step.apply(b)).build();
    }

    private static Case aligned(String operator) {
        return of(
                "aligned " + operator,
                6,
                b -> b.op(operator, b.op("Exp", "x").value(), bias(b))
                        .with("axis", 1)
                        .with("broadcast", 1)
                        .named("y"),
                b -> b.op(
                                operator,
                                b.op("Exp", "x").value(),
                                b.op("Unsqueeze", bias(b), b.integers(1, 2)).value())
                        .named("y"),
                2,
                3,
                4,
                5);
    }

    /** Two inputs become truth values where the operator takes these; the result becomes numbers. */
    private static Case compared(String operator) {
        boolean logical = List.of("And", "Or", "Xor").contains(operator);
        return of(
                "aligned " + operator,
                6,
                b -> number(
                        b,
                        b.op(operator, operand(b, "x", logical), operand(b, bias(b), logical))
                                .with("axis", 1)
                                .with("broadcast", 1)
                                .value()),
                b -> number(
                        b,
                        b.op(
                                        operator,
                                        operand(b, "x", logical),
                                        operand(
                                                b,
                                                b.op("Unsqueeze", bias(b), b.integers(1, 2))
                                                        .value(),
                                                logical))
                                .value()),
                2,
                3,
                4,
                5);
    }

    private static String operand(GraphBuilder b, String value, boolean logical) {
        String whole = b.op("Cast", b.op("Floor", value).value())
                .with("to", DataType.INT32.code())
                .value();
        return logical ? b.op("Cast", whole).with("to", DataType.BOOL.code()).value() : value;
    }

    private static String number(GraphBuilder b, String value) {
        return b.op("Cast", value).with("to", DataType.FLOAT32.code()).named("y");
    }

    private static Case noted(String operator, String... inputs) {
        return of(
                "noted " + operator,
                5,
                b -> noted(b, operator, inputs),
                b -> b.op(operator, inputs).named("y"),
                2,
                3);
    }

    private static String noted(GraphBuilder b, String operator, String... inputs) {
        return b.op(operator, inputs).with("consumed_inputs", new long[] {0}).named("y");
    }

    /** The same values, of which the rank cannot be told without running. */
    private static String unknown(GraphBuilder b, String x) {
        return b.op("Reshape", x, b.op("Shape", x).value()).value();
    }

    private static String bias(GraphBuilder b) {
        return b.constant("bias", Tensor.ofFloats(Shape.of(3), 0.5f, -1, 2));
    }

    private static String matrix(GraphBuilder b) {
        return b.constant("w", Tensor.ofFloats(Shape.of(3, 4), 1, 2, -1, 0, 0.5f, 3, 1, -2, 0, 1, 1, 2));
    }

    private static List<String> statistics(GraphBuilder b, long... shape) {
        List<String> inputs = new ArrayList<>(List.of("x"));
        int count = Math.toIntExact(Shape.of(shape).elements());
        for (String name : List.of("scale", "bias", "mean", "variance")) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = 0.5f + (i * 7 + name.length()) % 5 / 3f;
            }
            inputs.add(b.constant(name, Tensor.ofFloats(Shape.of(shape), values)));
        }
        return inputs;
    }
}
