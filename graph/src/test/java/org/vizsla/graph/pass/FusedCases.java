package org.vizsla.graph.pass;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Small models with each operator that {@link UnfuseOperators} writes in others; from {@code x} to {@code y}, both of real numbers. */
public final class FusedCases {
    /**
     * A model that ONNX Runtime runs as it is.
     *
     * @param step how far apart two quantized results are; 0 where results are not quantized
     */
    public record Case(String name, Graph before, float step) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final float STEP = 0.037f;

    public static final List<Case> ALL = Stream.of(layers(), activations(), attention(), quantized(), whole(), packed())
            .flatMap(List::stream)
            .toList();

    private FusedCases() {}

    private static List<Case> layers() {
        return List.of(
                conv("convolution", Map.of()),
                conv("convolution, relu", activation("Relu")),
                conv("convolution, tanh", activation("Tanh")),
                conv("convolution, sigmoid", activation("Sigmoid")),
                conv("convolution, leaky relu", activation("LeakyRelu", 0.2f)),
                conv("convolution, clip", activation("Clip", -0.3f, 0.4f)),
                conv("convolution, hard sigmoid", activation("HardSigmoid", 0.3f, 0.4f)),
                of(
                        "convolution of a sum",
                        0,
                        b -> fused(
                                b,
                                "FusedConv",
                                activation("Relu"),
                                "x",
                                weights(b),
                                bias(b, 4),
                                b.op("Conv", "x", weights(b)).value()),
                        2,
                        3,
                        5,
                        6),
                gemm("Relu", Map.of()),
                gemm("LeakyRelu", Map.of("activation_alpha", new Attribute.Real(0.2f))),
                gemm(
                        "HardSigmoid",
                        Map.of(
                                "activation_alpha",
                                new Attribute.Real(0.3f),
                                "activation_beta",
                                new Attribute.Real(0.4f))),
                of(
                        "matrix product",
                        0,
                        b -> fused(
                                b,
                                "FusedMatMul",
                                Map.of(
                                        "alpha",
                                        new Attribute.Real(0.5f),
                                        "transA",
                                        new Attribute.Int(1),
                                        "transB",
                                        new Attribute.Int(1)),
                                "x",
                                numbers(b, 2, 6, 4)),
                        2,
                        4,
                        3),
                of(
                        "places in an image",
                        0,
                        b -> fused(
                                b,
                                "GridSample",
                                Map.of("mode", new Attribute.Text("bicubic"), "align_corners", new Attribute.Int(1)),
                                "x",
                                numbers(b, 2, 3, 2, 2)),
                        2,
                        3,
                        4,
                        5),
                of(
                        "places in an image, between four pixels",
                        0,
                        b -> fused(
                                b,
                                "GridSample",
                                Map.of("padding_mode", new Attribute.Text("reflection")),
                                "x",
                                numbers(b, 2, 3, 2, 2)),
                        2,
                        3,
                        4,
                        5),
                of(
                        "matrix product of unknown axes",
                        0,
                        b -> fused(
                                b,
                                "TransposeMatMul",
                                Map.of("transB", new Attribute.Int(1)),
                                "x",
                                b.op("Reshape", "x", b.op("Shape", "x").value()).value()),
                        2,
                        2,
                        4,
                        3));
    }

    private static List<Case> activations() {
        return List.of(
                of("gelu", 0, b -> fused(b, "Gelu", Map.of(), "x"), 2, 5),
                of("gelu with bias", 0, b -> fused(b, "BiasGelu", Map.of(), "x", bias(b, 5)), 2, 5),
                of("gelu by tanh", 0, b -> fused(b, "FastGelu", Map.of(), "x"), 2, 5),
                of("gelu by tanh with bias", 0, b -> fused(b, "FastGelu", Map.of(), "x", bias(b, 5)), 2, 5),
                of("gelu by a sigmoid", 0, b -> fused(b, "QuickGelu", Map.of(), "x"), 2, 5),
                of("silu", 0, b -> fused(b, "QuickGelu", Map.of("alpha", new Attribute.Real(1)), "x"), 2, 5),
                of(
                        "layer normalization of a sum",
                        0,
                        b -> fused(
                                b,
                                "SkipLayerNormalization",
                                Map.of("epsilon", new Attribute.Real(1e-5f)),
                                "x",
                                numbers(b, 2, 3, 8),
                                bias(b, 8),
                                bias(b, 8),
                                bias(b, 8)),
                        2,
                        3,
                        8),
                sumOfLayerNormalization(),
                of(
                        "normalization of a sum by the root",
                        0,
                        b -> fused(
                                b,
                                "SkipSimplifiedLayerNormalization",
                                Map.of("epsilon", new Attribute.Real(1e-5f)),
                                "x",
                                numbers(b, 2, 3, 8),
                                bias(b, 8)),
                        2,
                        3,
                        8),
                of(
                        "normalization by the root",
                        0,
                        b -> add(
                                b,
                                "",
                                "SimplifiedLayerNormalization",
                                Map.of("axis", new Attribute.Int(-1)),
                                "x",
                                bias(b, 8)),
                        2,
                        3,
                        8));
    }

    private static List<Case> attention() {
        return List.of(
                of("attention", 0, b -> fused(b, "Attention", heads(), "x", numbers(b, 8, 24), bias(b, 24)), 2, 5, 8),
                of(
                        "attention of quantized values",
                        0,
                        b -> fused(
                                b,
                                "QAttention",
                                heads(),
                                quantize(b),
                                b.constant("w", signedBytes(8 * 24, 101).reshaped(Shape.of(8, 24))),
                                bias(b, 24),
                                scale(b),
                                scale(b),
                                "",
                                zero(b),
                                signed(b, 2)),
                        2,
                        5,
                        8),
                of(
                        "attention with sizes and scale",
                        0,
                        b -> fused(
                                b,
                                "Attention",
                                Map.of(
                                        "num_heads", new Attribute.Int(2),
                                        "scale", new Attribute.Real(0.3f),
                                        "qkv_hidden_sizes", Attribute.Ints.of(4, 4, 8)),
                                "x",
                                numbers(b, 8, 16),
                                bias(b, 16)),
                        2,
                        5,
                        8),
                of(
                        "attention of many heads",
                        0,
                        b -> fused(
                                b,
                                "MultiHeadAttention",
                                heads(),
                                "x",
                                b.op("Mul", "x", b.scalar(0.5f)).value(),
                                b.op("Tanh", "x").value(),
                                bias(b, 24)),
                        2,
                        5,
                        8),
                of(
                        "attention of many heads with a bias of places",
                        0,
                        b -> fused(
                                b,
                                "MultiHeadAttention",
                                heads(),
                                "x",
                                "x",
                                b.op("Tanh", "x").value(),
                                "",
                                "",
                                numbers(b, 1, 2, 5, 5)),
                        2,
                        5,
                        8));
    }

    private static List<Case> quantized() {
        return List.of(
                quantized(
                        "convolution of quantized values",
                        b -> add(b, "", "QLinearConv", Map.of(), convolved(b, false)),
                        2,
                        3,
                        5,
                        6),
                quantized(
                        "convolution of quantized values, channels last",
                        b -> fused(
                                b, "QLinearConv", Map.of("channels_last", new Attribute.Int(1)), convolved(b, false)),
                        2,
                        5,
                        6,
                        3),
                quantized(
                        "convolution with scales of channels",
                        b -> add(b, "", "QLinearConv", Map.of(), convolved(b, true)),
                        2,
                        3,
                        5,
                        6),
                quantized(
                        "matrix product of quantized values",
                        b -> add(
                                b,
                                "",
                                "QLinearMatMul",
                                Map.of(),
                                "q",
                                scale(b),
                                zero(b),
                                bytes(b, 5, 4),
                                scale(b),
                                signed(b, 0),
                                wide(b),
                                zero(b)),
                        2,
                        5),
                quantized(
                        "gemm of quantized values",
                        b -> fused(
                                b,
                                "QGemm",
                                Map.of("transB", new Attribute.Int(1), "alpha", new Attribute.Real(0.5f)),
                                "q",
                                scale(b),
                                zero(b),
                                bytes(b, 4, 5),
                                scale(b),
                                signed(b, 0),
                                whole(b, 4),
                                wide(b),
                                zero(b)),
                        2,
                        5),
                quantized("sum of quantized values", b -> twice(b, "QLinearAdd"), 2, 5),
                quantized("product of quantized values", b -> twice(b, "QLinearMul"), 2, 5),
                quantized(
                        "mean of windows of quantized values",
                        b -> fused(
                                b,
                                "QLinearAveragePool",
                                Map.of("kernel_shape", Attribute.Ints.of(2, 3), "strides", Attribute.Ints.of(1, 2)),
                                pooled(b)),
                        2,
                        3,
                        5,
                        6),
                quantized(
                        "mean of places of quantized values",
                        b -> fused(b, "QLinearGlobalAveragePool", Map.of(), pooled(b)),
                        2,
                        3,
                        5,
                        6),
                quantized(
                        "mean of places of quantized values, channels last",
                        b -> fused(
                                b,
                                "QLinearGlobalAveragePool",
                                Map.of("channels_last", new Attribute.Int(1)),
                                pooled(b)),
                        2,
                        5,
                        6,
                        3),
                quantized(
                        "joined quantized values",
                        b -> fused(
                                b,
                                "QLinearConcat",
                                Map.of("axis", new Attribute.Int(1)),
                                wide(b),
                                zero(b),
                                "q",
                                scale(b),
                                zero(b),
                                "q",
                                wide(b),
                                zero(b)),
                        2,
                        5),
                quantized(
                        "leaky relu of quantized values",
                        b -> fused(b, "QLinearLeakyRelu", Map.of("alpha", new Attribute.Real(0.2f)), pooled(b)),
                        2,
                        5),
                quantized("sigmoid of quantized values", b -> fused(b, "QLinearSigmoid", Map.of(), pooled(b)), 2, 5),
                quantized(
                        "softmax of quantized values",
                        b -> fused(
                                b,
                                "QLinearSoftmax",
                                Map.of("axis", new Attribute.Int(-1), "opset", new Attribute.Int(13)),
                                pooled(b)),
                        2,
                        5),
                quantized(
                        "chosen quantized values",
                        b -> fused(
                                b,
                                "QLinearWhere",
                                Map.of(),
                                b.op("Greater", "x", b.scalar(0)).value(),
                                "q",
                                scale(b),
                                zero(b),
                                "q",
                                wide(b),
                                zero(b),
                                wide(b),
                                zero(b)),
                        2,
                        5),
                quantized(
                        "largest of quantized windows, channels last",
                        b -> {
                            String y = fused(
                                    b,
                                    "NhwcMaxPool",
                                    Map.of("kernel_shape", Attribute.Ints.of(2, 3), "strides", Attribute.Ints.of(1, 2)),
                                    "q");
                            return b.op(
                                            "QuantizeLinear",
                                            b.op("DequantizeLinear", y, scale(b), zero(b))
                                                    .value(),
                                            wide(b),
                                            zero(b))
                                    .value();
                        },
                        2,
                        5,
                        6,
                        3),
                quantized(
                        "quantized in another set",
                        b -> {
                            String real = fused(b, "DequantizeLinear", Map.of(), "q", scale(b), zero(b));
                            return fused(b, "QuantizeLinear", Map.of(), real, wide(b), zero(b));
                        },
                        2,
                        5));
    }

    private static List<Case> whole() {
        return List.of(
                of(
                        "convolution in whole numbers",
                        0,
                        b -> real(b, add(b, "", "ConvInteger", Map.of(), quantize(b), bytes(b, 4, 3, 2, 3), zero(b))),
                        2,
                        3,
                        5,
                        6),
                of(
                        "convolution in whole numbers that stay",
                        0,
                        b -> {
                            String y = add(b, "", "ConvInteger", Map.of(), quantize(b), bytes(b, 4, 3, 2, 3), zero(b));
                            String more = b.constant("more", int32(1, 5));
                            return real(b, b.op("Add", y, more).value());
                        },
                        2,
                        3,
                        5,
                        6),
                of(
                        "matrix product in whole numbers",
                        0,
                        b -> real(
                                b,
                                add(
                                        b,
                                        "",
                                        "MatMulInteger",
                                        Map.of(),
                                        quantize(b),
                                        bytes(b, 5, 4),
                                        zero(b),
                                        signed(b, 3))),
                        2,
                        5),
                of(
                        "matrix product in whole numbers with zeros of columns",
                        0,
                        b -> real(
                                b,
                                add(
                                        b,
                                        "",
                                        "MatMulInteger",
                                        Map.of(),
                                        quantize(b),
                                        bytes(b, 5, 4),
                                        zero(b),
                                        bytes(b, 4))),
                        2,
                        5),
                of(
                        "matrix product of whole numbers to real ones",
                        0,
                        b -> fused(
                                b,
                                "MatMulIntegerToFloat",
                                Map.of(),
                                quantize(b),
                                bytes(b, 5, 4),
                                scale(b),
                                scale(b),
                                zero(b),
                                signed(b, 2),
                                bias(b, 4)),
                        2,
                        5),
                of(
                        "matrix product that quantizes",
                        0,
                        b -> fused(
                                b,
                                "DynamicQuantizeMatMul",
                                Map.of(),
                                "x",
                                bytes(b, 5, 4),
                                scale(b),
                                signed(b, 2),
                                bias(b, 4)),
                        2,
                        5));
    }

    private static List<Case> packed() {
        return Stream.of(
                        packed("4 bits", 4, false, "", false),
                        packed("4 bits, whole zeros, bias", 4, false, "whole", true),
                        packed("4 bits, real zeros", 4, false, "real", false),
                        packed("4 bits, blocks of rows in any order", 4, true, "", false),
                        packed("8 bits", 8, false, "", true),
                        packed("8 bits, whole zeros", 8, false, "whole", false))
                .toList();
    }

    /** A product with a matrix of 40 rows, the last 8 of which are in a block of their own, and 3 columns. */
    private static Case packed(String name, int bits, boolean ordered, String zeros, boolean biased) {
        return of(
                "matrix product with weights of " + name,
                0,
                b -> {
                    String zero = switch (zeros) {
                        case "whole" -> b.constant("zeros", unsigned(3, (2L * bits + 7) / 8));
                        case "real" -> numbers(b, 6);
                        default -> "";
                    };
                    long[] blocks = new long[40];
                    for (int i = 0; i < blocks.length; i++) {
                        blocks[i] = i * 7L % 40 / 32;
                    }
                    ByteBuffer order = Tensor.allocate(4L * blocks.length);
                    for (long block : blocks) {
                        order.putInt((int) block);
                    }
                    String places = ordered
                            ? b.constant("blocks", Tensor.of(DataType.INT32, Shape.of(blocks.length), order.flip()))
                            : "";
                    return fused(
                            b,
                            "MatMulNBits",
                            Map.of(
                                    "K", new Attribute.Int(40),
                                    "N", new Attribute.Int(3),
                                    "bits", new Attribute.Int(bits),
                                    "block_size", new Attribute.Int(32)),
                            "x",
                            b.constant("w", unsigned(3, 2, 4L * bits)),
                            numbers(b, 6),
                            zero,
                            places,
                            biased ? bias(b, 3) : "");
                },
                2,
                5,
                40);
    }

    private static Tensor unsigned(long... shape) {
        Shape known = Shape.of(shape);
        byte[] bytes = new byte[Math.toIntExact(known.elements())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 11);
        }
        return Tensor.of(DataType.UINT8, known, ByteBuffer.wrap(bytes));
    }

    static Graph before(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .before();
    }

    private static Case of(String name, float step, Function<GraphBuilder, String> steps, long... shape) {
        GraphBuilder b = new GraphBuilder(name.replace(' ', '_')).opset("com.microsoft", 1);
        b.input("x", DataType.FLOAT32, Shape.of(shape));
        return new Case(name, b.output(b.rename(steps.apply(b), "y")).build(), step);
    }

    /** A case from {@code q}, a quantized {@code x}, to values quantized by {@link #wide}. */
    private static Case quantized(String name, Function<GraphBuilder, String> steps, long... shape) {
        return of(
                name,
                STEP,
                b -> {
                    b.op("QuantizeLinear", "x", scale(b), zero(b)).named("q");
                    return b.op("DequantizeLinear", steps.apply(b), wide(b), zero(b))
                            .value();
                },
                shape);
    }

    private static String quantize(GraphBuilder b) {
        return b.op("QuantizeLinear", "x", scale(b), zero(b)).value();
    }

    private static String real(GraphBuilder b, String whole) {
        return b.op("Cast", whole).with("to", DataType.FLOAT32.code()).value();
    }

    private static Case conv(String name, Map<String, Attribute> activation) {
        return of(name, 0, b -> fused(b, "FusedConv", activation, "x", weights(b), bias(b, 4)), 2, 3, 5, 6);
    }

    private static Case gemm(String activation, Map<String, Attribute> parameters) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(parameters);
        attributes.put("activation", new Attribute.Text(activation));
        attributes.put("transB", new Attribute.Int(1));
        return of(
                "gemm, " + activation,
                0,
                b -> fused(b, "FusedGemm", attributes, "x", numbers(b, 4, 5), bias(b, 4)),
                2,
                5);
    }

    private static Map<String, Attribute> activation(String name, Float... parameters) {
        return parameters.length == 0
                ? Map.of("activation", new Attribute.Text(name))
                : Map.of(
                        "activation",
                        new Attribute.Text(name),
                        "activation_params",
                        new Attribute.Reals(List.of(parameters)));
    }

    private static Map<String, Attribute> heads() {
        return Map.of("num_heads", new Attribute.Int(2));
    }

    private static Case sumOfLayerNormalization() {
        return of(
                "layer normalization whose sum goes on",
                0,
                b -> {
                    List<String> inputs = List.of("x", numbers(b, 2, 3, 8), bias(b, 8), bias(b, 8));
                    b.add(new Node(
                            "",
                            "SkipLayerNormalization",
                            "com.microsoft",
                            inputs,
                            List.of("norm", "", "", "sum"),
                            Map.of()));
                    return b.op("Mul", "norm", "sum").value();
                },
                2,
                3,
                8);
    }

    private static String fused(GraphBuilder b, String operator, Map<String, Attribute> attributes, String... inputs) {
        return add(b, "com.microsoft", operator, attributes, inputs);
    }

    private static String add(
            GraphBuilder b, String domain, String operator, Map<String, Attribute> attributes, String... inputs) {
        String output = b.fresh(operator);
        b.add(new Node("the " + output, operator, domain, List.of(inputs), List.of(output), attributes));
        return output;
    }

    private static String[] convolved(GraphBuilder b, boolean byChannel) {
        String scales =
                byChannel ? b.constant("scales", Tensor.ofFloats(Shape.of(4), 0.01f, 0.02f, 0.005f, 0.03f)) : scale(b);
        String zeros = byChannel ? b.constant("zeros", signedBytes(4, 0)) : signed(b, 0);
        return new String[] {"q", scale(b), zero(b), bytes(b, 4, 3, 2, 3), scales, zeros, wide(b), zero(b), whole(b, 4)
        };
    }

    private static String[] pooled(GraphBuilder b) {
        return new String[] {"q", scale(b), zero(b), wide(b), zero(b)};
    }

    private static String twice(GraphBuilder b, String operator) {
        return fused(b, operator, Map.of(), "q", scale(b), zero(b), "q", wide(b), zero(b), wide(b), zero(b));
    }

    private static String scale(GraphBuilder b) {
        return b.scalar(0.02f);
    }

    private static String wide(GraphBuilder b) {
        return b.scalar(STEP);
    }

    private static String zero(GraphBuilder b) {
        return b.constant("zero", Tensor.of(DataType.UINT8, Shape.of(), ByteBuffer.wrap(new byte[] {113})));
    }

    private static String signed(GraphBuilder b, int value) {
        return b.constant("signed", Tensor.of(DataType.INT8, Shape.of(), ByteBuffer.wrap(new byte[] {(byte) value})));
    }

    private static Tensor signedBytes(int count, int spread) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (spread == 0 ? 0 : (i * 37) % spread - spread / 2);
        }
        return Tensor.of(DataType.INT8, Shape.of(count), ByteBuffer.wrap(bytes));
    }

    private static String bytes(GraphBuilder b, long... shape) {
        Shape known = Shape.of(shape);
        return b.constant(
                "w", signedBytes(Math.toIntExact(known.elements()), 101).reshaped(known));
    }

    private static String whole(GraphBuilder b, int count) {
        return b.constant("b", int32(count, 300));
    }

    private static Tensor int32(int count, int factor) {
        ByteBuffer bytes = Tensor.allocate(4L * count);
        for (int i = 0; i < count; i++) {
            bytes.putInt((i - 1) * factor);
        }
        return Tensor.of(DataType.INT32, Shape.of(count), bytes.flip());
    }

    private static String weights(GraphBuilder b) {
        return numbers(b, 4, 3, 2, 3);
    }

    private static String bias(GraphBuilder b, int count) {
        return numbers(b, count);
    }

    private static String numbers(GraphBuilder b, long... shape) {
        float[] array = new float[Math.toIntExact(Shape.of(shape).elements())];
        for (int i = 0; i < array.length; i++) {
            array[i] = (i * 31 % 17 - 8) / 12f;
        }
        return b.constant("numbers", Tensor.ofFloats(Shape.of(shape), array));
    }
}
