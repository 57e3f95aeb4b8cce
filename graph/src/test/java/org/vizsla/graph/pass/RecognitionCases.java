package org.vizsla.graph.pass;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Spellings of operators in parts, as exporters write them and with operands in other orders. */
public final class RecognitionCases {
    /**
     * A graph from {@code x} to {@code y} in parts.
     *
     * @param operators that it becomes, in order, separated by blanks
     */
    public record Case(String name, Pass pass, Graph before, String operators) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final double HALF_ROOT = Math.sqrt(0.5);
    private static final double TANH_SLOPE = Math.sqrt(2 / Math.PI);
    private static final float EPSILON = 1e-5f;

    private static final List<Case> ACTIVATIONS = List.of(
            activation(
                    "gelu of PyTorch",
                    "Gelu",
                    (o, x) -> o.mul(
                            o.mul(
                                    x,
                                    o.add(
                                            o.op("Erf", o.div(x, o.scalar(Math.sqrt(2))))
                                                    .value(),
                                            o.scalar(1))),
                            0.5)),
            activation(
                    "gelu, half first",
                    "Gelu",
                    (o, x) -> o.mul(
                            o.mul(o.scalar(0.5), x),
                            o.add(o.scalar(1), o.op("Erf", o.mul(x, HALF_ROOT)).value()))),
            activation(
                    "gelu, half with the bracket",
                    "Gelu",
                    (o, x) -> o.mul(o.mul(o.add(o.op("Erf", o.mul(x, HALF_ROOT)).value(), o.scalar(1)), 0.5), x)),
            activation(
                    "gelu, constants of several axes",
                    "Gelu",
                    (o, x) -> o.mul(
                            o.mul(
                                    x,
                                    o.add(
                                            o.op("Erf", o.div(x, one(o, Math.sqrt(2))))
                                                    .value(),
                                            one(o, 1))),
                            one(o, 0.5))),
            activation("gelu in double precision", "Gelu", (o, x) -> {
                String precise = o.cast(o.mul(x, HALF_ROOT), DataType.FLOAT64);
                String erf = o.op("Erf", o.cast(precise, DataType.FLOAT32)).value();
                return o.mul(o.mul(x, 0.5), o.add(erf, o.scalar(1)));
            }),
            activation(
                    "gelu by tanh of Hugging Face",
                    "Gelu",
                    (o, x) -> o.mul(
                            o.mul(x, 0.5),
                            o.add(tanh(o, o.mul(o.add(x, o.mul(o.pow(x, 3), 0.044715)), TANH_SLOPE)), o.scalar(1)))),
            activation(
                    "gelu by tanh, products for the cube",
                    "Gelu",
                    (o, x) -> o.mul(
                            x,
                            o.mul(
                                    o.add(
                                            o.scalar(1),
                                            tanh(
                                                    o,
                                                    o.mul(
                                                            o.mul(x, TANH_SLOPE),
                                                            o.add(o.mul(o.mul(x, x), 0.044715), o.scalar(1))))),
                                    0.5))),
            activation(
                    "hard-swish with an operator",
                    "HardSwish",
                    (o, x) -> o.mul(
                            x, o.op("HardSigmoid", x).with("alpha", 1f / 6).value())),
            activation("hard-swish, divided last", "HardSwish", (o, x) -> o.div(o.mul(x, relu6(o, x)), o.scalar(6))),
            activation("hard-swish, a sixth", "HardSwish", (o, x) -> o.mul(o.mul(relu6(o, x), 1.0 / 6), x)),
            activation("hard-swish, gate divided", "HardSwish", (o, x) -> o.mul(x, o.div(relu6(o, x), o.scalar(6)))),
            activation("hard-swish by minimum", "HardSwish", (o, x) -> {
                String gate = o.op("Min", o.op("Relu", o.add(o.scalar(3), x)).value(), o.scalar(6))
                        .value();
                return o.mul(o.div(x, o.scalar(6)), gate);
            }),
            activation("hard-sigmoid of PyTorch", "HardSigmoid", (o, x) -> o.div(relu6(o, x), o.scalar(6))),
            activation(
                    "hard-sigmoid of Keras",
                    "HardSigmoid",
                    (o, x) -> o.op("Clip", o.add(o.mul(x, 0.2), o.scalar(0.5)), o.scalar(0), o.scalar(1))
                            .value()),
            activation(
                    "mish",
                    "Mish",
                    (o, x) -> o.mul(x, tanh(o, o.op("Softplus", x).value()))),
            activation("mish by exp", "Mish", (o, x) -> o.mul(tanh(o, softplus(o, x)), x)),
            activation("sigmoid", "Sigmoid", (o, x) -> o.div(o.scalar(1), o.add(o.exp(o.neg(x)), o.scalar(1)))),
            activation(
                    "sigmoid by a reciprocal",
                    "Sigmoid",
                    (o, x) -> o.op("Reciprocal", o.add(o.scalar(1), o.exp(o.mul(x, -1))))
                            .value()),
            activation("softplus", "Softplus", RecognitionCases::softplus),
            activation("silu", "Sigmoid Mul", (o, x) -> o.div(x, o.add(o.exp(o.neg(x)), o.scalar(1)))),
            activation(
                    "gelu by a sigmoid",
                    "Mul Sigmoid Mul",
                    (o, x) -> o.div(x, o.add(o.exp(o.mul(x, -1.702)), o.scalar(1)))));

    private static final List<Case> LAYER_NORMALIZATIONS = List.of(
            layerNorm("of PyTorch", (o, x) -> {
                String centred = centred(o, x, -1);
                String root = o.sqrt(o.add(o.mean(o.pow(centred, 2), true, -1), o.scalar(EPSILON)));
                return o.add(o.mul(o.div(centred, root), scale(o, 4)), shift(o, 4));
            }),
            layerNorm("of Hugging Face, mean twice", (o, x) -> {
                String root = o.sqrt(o.add(o.mean(o.square(centred(o, x, 2)), true, 2), o.scalar(EPSILON)));
                return o.add(shift(o, 4), o.mul(scale(o, 4), o.div(centred(o, x, 2), root)));
            }),
            layerNorm("of TensorFlow", (o, x) -> {
                String mean = o.mean(x, true, 2);
                String variance = o.mean(o.square(o.sub(x, mean)), true, 2);
                String factor = o.mul(
                        o.op("Reciprocal", o.sqrt(o.add(variance, o.scalar(EPSILON))))
                                .value(),
                        scale(o, 4));
                return o.add(o.mul(x, factor), o.sub(shift(o, 4), o.mul(mean, factor)));
            }),
            layerNorm("by the mean of squares", (o, x) -> {
                String mean = o.mean(x, true, -1);
                String variance = o.sub(o.mean(o.square(x), true, -1), o.square(mean));
                return o.mul(o.sub(x, mean), o.pow(o.add(variance, o.scalar(EPSILON)), -0.5));
            }),
            layerNorm("by sums", (o, x) -> {
                String centred = o.sub(x, o.div(o.sum(x, true, -1), o.scalar(4)));
                String variance = o.mul(o.sum(o.square(centred), true, -1), 0.25);
                return o.mul(o.div(centred, o.sqrt(o.add(o.scalar(EPSILON), variance))), scale(o, 4));
            }),
            layerNorm("in double precision", (o, x) -> {
                String precise = o.cast(centred(o, x, -1), DataType.FLOAT64);
                String variance = o.cast(o.mean(o.square(precise), true, -1), DataType.FLOAT32);
                return o.div(o.cast(precise, DataType.FLOAT32), o.sqrt(o.add(variance, o.scalar(EPSILON))));
            }),
            layerNorm("over two axes", (o, x) -> {
                String centred = centred(o, x, 1, 2);
                String root = o.sqrt(o.add(o.mean(o.pow(centred, 2), true, -1, -2), o.scalar(1e-12)));
                return o.add(o.div(centred, root), shift(o, 3, 4));
            }),
            new Case(
                    "layer norm over channels",
                    new RecognizeLayerNormalization(),
                    Parts.of(
                            (o, x) -> {
                                String centred = centred(o, x, 1);
                                String root = o.sqrt(o.add(o.mean(o.pow(centred, 2), true, 1), o.scalar(1e-6)));
                                return o.add(o.mul(scale(o, 3, 1, 1), o.div(centred, root)), shift(o, 3, 1, 1));
                            },
                            2,
                            3,
                            4,
                            5),
                    "Transpose LayerNormalization Transpose"));

    private static final String RMS = "Mul ReduceMean Add Sqrt Div";

    private static final List<Case> RMS_NORMALIZATIONS = List.of(
            rmsNorm(
                    "by a power",
                    RMS + " Mul",
                    (o, x) -> o.mul(
                            scale(o, 4),
                            o.mul(x, o.pow(o.add(o.mean(o.pow(x, 2), true, -1), o.scalar(EPSILON)), -0.5)))),
            rmsNorm(
                    "by a reciprocal",
                    RMS,
                    (o, x) -> o.mul(
                            o.op("Reciprocal", o.sqrt(o.add(o.scalar(EPSILON), o.mean(o.square(x), true, 2))))
                                    .value(),
                            x)),
            rmsNorm(
                    "by a quotient",
                    RMS + " Mul Add",
                    (o, x) -> o.add(
                            o.div(
                                    o.mul(x, scale(o, 4)),
                                    o.sqrt(o.add(o.mean(o.pow(x, 2), true, -1), o.scalar(EPSILON)))),
                            shift(o, 4))));

    private static final List<Case> SOFTMAXES = List.of(
            softmax("softmax", "Softmax", (o, x) -> {
                String powers = o.exp(o.sub(x, maximum(o, x, -1)));
                return o.div(powers, o.sum(powers, true, -1));
            }),
            softmax("softmax without the maximum", "Softmax", (o, x) -> o.div(o.exp(x), o.sum(o.exp(x), true, 1))),
            softmax("softmax by a reciprocal", "Softmax", (o, x) -> {
                String powers = o.exp(o.sub(x, maximum(o, x, 2)));
                return o.mul(o.op("Reciprocal", o.sum(powers, true, 2)).value(), powers);
            }),
            softmax("logarithm of a softmax", "LogSoftmax", (o, x) -> {
                String shifted = o.sub(x, maximum(o, x, -1));
                return o.sub(
                        shifted, o.op("Log", o.sum(o.exp(shifted), true, -1)).value());
            }),
            softmax(
                    "logarithm of a softmax by an operator",
                    "LogSoftmax",
                    (o, x) ->
                            o.sub(x, o.op("ReduceLogSumExp", x, o.integers(-1)).value())));

    public static final List<Case> ALL = Stream.of(ACTIVATIONS, LAYER_NORMALIZATIONS, RMS_NORMALIZATIONS, SOFTMAXES)
            .flatMap(List::stream)
            .toList();

    private RecognitionCases() {}

    private static Case activation(String name, String operators, BiFunction<Ops, String, String> formula) {
        return new Case(name, new RecognizeActivations(), Parts.of(formula, 2, 3, 7), operators);
    }

    private static Case layerNorm(String name, BiFunction<Ops, String, String> formula) {
        return new Case(
                "layer norm " + name,
                new RecognizeLayerNormalization(),
                Parts.of(formula, 2, 3, 4),
                "LayerNormalization");
    }

    private static Case rmsNorm(String name, String operators, BiFunction<Ops, String, String> formula) {
        return new Case("rms norm " + name, new RecognizeRmsNormalization(), Parts.of(formula, 2, 3, 4), operators);
    }

    private static Case softmax(String name, String operators, BiFunction<Ops, String, String> formula) {
        return new Case(name, new RecognizeSoftmax(), Parts.of(formula, 2, 3, 4), operators);
    }

    private static String one(Ops o, double value) {
        return o.graph().constant("one", Tensor.ofFloats(Shape.of(1, 1), (float) value));
    }

    private static String tanh(Ops o, String x) {
        return o.op("Tanh", x).value();
    }

    private static String softplus(Ops o, String x) {
        return o.op("Log", o.add(o.exp(x), o.scalar(1))).value();
    }

    private static String relu6(Ops o, String x) {
        return o.op("Clip", o.add(x, o.scalar(3)), o.scalar(0), o.scalar(6)).value();
    }

    private static String maximum(Ops o, String x, long axis) {
        return o.op("ReduceMax", x, o.integers(axis)).with("keepdims", 1).value();
    }

    static String centred(Ops o, String x, long... axes) {
        return o.sub(x, o.mean(x, true, axes));
    }

    static String scale(Ops o, long... sizes) {
        return vector(o, "scale", 0.7, sizes);
    }

    static String shift(Ops o, long... sizes) {
        return vector(o, "shift", -0.4, sizes);
    }

    private static String vector(Ops o, String name, double start, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] floats = new float[(int) shape.elements()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) (start + 0.3 * i);
        }
        return o.graph().initializer(name, Tensor.ofFloats(shape, floats));
    }
}
