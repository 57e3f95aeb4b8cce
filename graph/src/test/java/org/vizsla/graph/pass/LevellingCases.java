package org.vizsla.graph.pass;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Small models of older operator sets, at least one for each operator that {@link LevelOpset} has to change. */
public final class LevellingCases {
    /**
     * A model whose inputs are all of fixed shape.
     *
     * @param meaning what it should compute, in a form that runs
     */
    public record Case(String name, Graph before, Graph meaning) {
        /** One that runs as it is. */
        Case(String name, Graph before) {
            this(name, before, before);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> FROM_SET_9 = List.of(
            unary(
                    "squeeze axes",
                    9,
                    b -> b.op("Squeeze", "x").with("axes", new long[] {3}).named("y"),
                    2,
                    3,
                    4,
                    1),
            unary("squeeze all", 11, b -> b.op("Squeeze", "x").named("y"), 2, 1, 4, 1),
            unary(
                    "unsqueeze",
                    12,
                    b -> b.op("Unsqueeze", "x").with("axes", new long[] {0, 2}).named("y"),
                    2,
                    3),
            unary("reduce sum", 12, b -> reduce(b, "ReduceSum"), 2, 3, 4, 5),
            unary(
                    "reduce sum of all axes",
                    11,
                    b -> b.op("ReduceSum", "x").with("keepdims", 0).named("y"),
                    2,
                    3,
                    4),
            unary("reduce mean", 17, b -> reduce(b, "ReduceMean"), 2, 3, 4, 5),
            unary("reduce mean of all axes", 13, b -> b.op("ReduceMean", "x").named("y"), 2, 3, 4),
            unary("reduce max", 9, b -> reduce(b, "ReduceMax"), 2, 3, 4, 5),
            unary("reduce min", 12, b -> reduce(b, "ReduceMin"), 2, 3, 4, 5),
            unary("reduce product", 13, b -> reduce(b, "ReduceProd"), 2, 3, 4, 5),
            unary("reduce l1", 11, b -> reduce(b, "ReduceL1"), 2, 3, 4, 5),
            unary("reduce l2", 11, b -> reduce(b, "ReduceL2"), 2, 3, 4, 5),
            unary("reduce log sum exp", 13, b -> reduce(b, "ReduceLogSumExp"), 2, 3, 4, 5),
            unary("reduce sum of squares", 13, b -> reduce(b, "ReduceSumSquare"), 2, 3, 4, 5),
            unary(
                    "reduce log sum",
                    13,
                    b -> b.op("ReduceLogSum", b.op("Exp", "x").value())
                            .with("axes", new long[] {2, 3})
                            .with("keepdims", 0)
                            .named("y"),
                    2,
                    3,
                    4,
                    5),
            unary(
                    "slice",
                    9,
                    b -> b.op("Slice", "x")
                            .with("starts", new long[] {1, -3})
                            .with("ends", new long[] {3, 9223372036854775807L})
                            .with("axes", new long[] {1, 3})
                            .named("y"),
                    2,
                    3,
                    4,
                    5),
            unary(
                    "slice of leading axes",
                    9,
                    b -> b.op("Slice", "x")
                            .with("starts", new long[] {0, 1})
                            .with("ends", new long[] {1, 3})
                            .named("y"),
                    2,
                    3),
            topK(),
            split("split sizes", 11, 2, new Attribute.Ints(List.of(1L, 4L))),
            split("split sizes of set 9", 9, 2, new Attribute.Ints(List.of(3L, 2L))),
            split("split in equal parts", 12, 1, null),
            split("split in equal parts of set 13", 13, 1, null),
            splitBySizesInput(),
            unary(
                    "fourier transform",
                    17,
                    b -> b.op("DFT", "x").with("onesided", 1).named("y"),
                    2,
                    8,
                    3,
                    1),
            unary(
                    "fourier transform of set length",
                    19,
                    b -> b.op("DFT", "x", b.integer(6)).with("axis", 2).named("y"),
                    2,
                    5,
                    8,
                    1),
            unary(
                    "clip",
                    9,
                    b -> b.op("Clip", "x").with("min", 0f).with("max", 6f).named("y"),
                    2,
                    3),
            unary("clip above", 10, b -> b.op("Clip", "x").with("max", 0.5f).named("y"), 2, 3),
            padOfDoubles(),
            unary(
                    "pad",
                    9,
                    b -> b.op("Pad", "x")
                            .with("pads", new long[] {0, 0, 1, 2, 0, 0, 3, 0})
                            .named("y"),
                    2,
                    3,
                    4,
                    5),
            unary(
                    "pad with a value",
                    10,
                    b -> b.op("Pad", "x")
                            .with("pads", new long[] {0, 1, 0, 2})
                            .with("value", -1.5f)
                            .named("y"),
                    2,
                    3),
            unary(
                    "pad by reflection",
                    10,
                    b -> b.op("Pad", "x")
                            .with("mode", "reflect")
                            .with("pads", new long[] {0, 0, 1, 2, 0, 0, 2, 1})
                            .named("y"),
                    2,
                    3,
                    4,
                    5),
            unary("dropout", 11, b -> b.op("Dropout", "x").with("ratio", 0.4f).named("y"), 2, 3),
            dropoutWithUnusedMask(),
            batchNormalization(),
            groupNormalization(),
            unary("softmax of a matrix", 12, b -> b.op("Softmax", "x").named("y"), 2, 5),
            unary("softmax of several axes", 11, b -> b.op("Softmax", "x").named("y"), 2, 3, 4, 5),
            unary(
                    "softmax along the last axis",
                    12,
                    b -> b.op("Softmax", "x").with("axis", -1).named("y"),
                    2,
                    3,
                    5),
            unary("softmax before axes of one", 9, b -> b.op("Softmax", "x").named("y"), 2, 5, 1, 1),
            unary(
                    "softmax of all axes",
                    12,
                    b -> b.op("Softmax", "x").with("axis", 0).named("y"),
                    2,
                    3),
            unary(
                    "softmax of unknown rank",
                    11,
                    b -> b.op("Softmax", b.op("Relu", "x").value())
                            .with("axis", -2)
                            .named("y"),
                    2,
                    3,
                    4),
            unary(
                    "softmax after flatten",
                    9,
                    b -> b.op("Softmax", b.op("Flatten", "x").value())
                            .with("axis", 1)
                            .named("y"),
                    2,
                    3,
                    4),
            unary("log softmax", 12, b -> b.op("LogSoftmax", "x").named("y"), 2, 3, 4),
            unary("hardmax", 11, b -> b.op("Hardmax", "x").named("y"), 2, 3, 4),
            scaled("upsample", "Upsample", 9, "nearest", 1, 1, 2, 3),
            scaled("upsample by a fraction", "Upsample", 9, "nearest", 1, 1, 1.7f, 2.3f),
            scaled("upsample linearly", "Upsample", 9, "linear", 1, 1, 2, 3),
            scaled("resize to more", "Resize", 10, "nearest", 1, 1, 1.5f, 2),
            scaled("resize to less", "Resize", 10, "nearest", 1, 1, 0.6f, 0.5f),
            scaled("resize to more and less", "Resize", 10, "nearest", 1, 1, 1.6f, 0.6f),
            scaled("resize linearly", "Resize", 10, "linear", 1, 1, 1.6f, 0.6f),
            resizeByComputedScales(),
            resizeToSizes(),
            unary(
                    "resize in pixel centres rounded down",
                    11,
                    b -> b.op("Resize", "x", none(b), scales(b, 1, 1, 2, 0.7f))
                            .with("coordinate_transformation_mode", "tf_half_pixel_for_nn")
                            .with("nearest_mode", "floor")
                            .named("y"),
                    1,
                    2,
                    4,
                    6),
            unary(
                    "resize to half pixels",
                    12,
                    b -> b.op("Resize", "x", none(b), scales(b, 1, 1, 2, 0.7f))
                            .with("mode", "linear")
                            .named("y"),
                    1,
                    2,
                    4,
                    6),
            gridSample("grid sample", 16, "bilinear"),
            gridSample("grid sample of nearest", 16, "nearest"),
            gridSample("grid sample of cubics", 19, "bicubic"),
            regionAlign(),
            scatter());

    public static final List<Case> ALL =
            Stream.concat(FROM_SET_9.stream(), OlderCases.all().stream()).toList();

    private LevellingCases() {}

    static Graph before(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .before();
    }

    /** A model with the input {@code x}; the step returns the output. */
    private static Case unary(String name, int opset, UnaryStep step, long... shape) {
        GraphBuilder b = new GraphBuilder(name.replace(' ', '_')).opset("", opset);
        b.input("x", DataType.FLOAT32, Shape.of(shape));
        return new Case(name, b.output(step.apply(b)).build());
    }

    private interface UnaryStep {
        String apply(GraphBuilder b);
    }

    private static Case of(String name, int opset, UnaryOperator<GraphBuilder> steps) {
        return new Case(
                name,
                steps.apply(new GraphBuilder(name.replace(' ', '_')).opset("", opset))
                        .build());
    }

    private static String reduce(GraphBuilder b, String operator) {
        return b.op(operator, "x")
                .with("axes", new long[] {-1, 2})
                .with("keepdims", 0)
                .named("y");
    }

    private static Case topK() {
        return of("top k", 9, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 7));
            b.op("TopK", "x").with("k", 3).values(2).forEach(b::output);
            return b;
        });
    }

    private static Case split(String name, int opset, long axis, Attribute.@Nullable Ints sizes) {
        return of(name, opset, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 4, 5));
            b.op("Split", "x").with("axis", axis).with("split", sizes).values(2).forEach(b::output);
            return b;
        });
    }

    private static Case splitBySizesInput() {
        return of("split by a sizes input", 13, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 4, 5));
            b.op("Split", "x", b.integers(1, 3)).with("axis", 1).values(2).forEach(b::output);
            return b;
        });
    }

    private static Case padOfDoubles() {
        return of("pad of doubles", 9, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 3));
            String d = b.op("Cast", "x").with("to", DataType.FLOAT64.code()).value();
            String padded = b.op("Pad", d)
                    .with("pads", new long[] {0, 1, 0, 0})
                    .with("value", -0.5f)
                    .value();
            return b.output(
                    b.op("Cast", padded).with("to", DataType.FLOAT32.code()).named("y"));
        });
    }

    private static Case dropoutWithUnusedMask() {
        return of("dropout with unused mask", 9, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 3));
            return b.output(b.op("Dropout", "x").values(2).get(0));
        });
    }

    private static Case batchNormalization() {
        return of("batch normalization", 9, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 3, 4, 5));
            List<String> inputs = List.of(
                    "x",
                    b.constant("scale", Tensor.ofFloats(Shape.of(3), 1, 2, -1)),
                    b.constant("bias", Tensor.ofFloats(Shape.of(3), 0, 0.5f, 1)),
                    b.constant("mean", Tensor.ofFloats(Shape.of(3), 0.1f, -0.2f, 0)),
                    b.constant("var", Tensor.ofFloats(Shape.of(3), 1, 2, 0.5f)));
            return b.output(b.op("BatchNormalization", inputs)
                    .called("bn")
                    .with("epsilon", 0.01f)
                    .named("y"));
        });
    }

    private static Case groupNormalization() {
        return of("group normalization", 18, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 6, 4, 5));
            String scale = b.constant("scale", Tensor.ofFloats(Shape.of(2), 1, -2));
            String bias = b.constant("bias", Tensor.ofFloats(Shape.of(2), 0.5f, 3));
            return b.output(b.op("GroupNormalization", "x", scale, bias)
                    .with("num_groups", 2)
                    .named("y"));
        });
    }

    private static Case scaled(String name, String operator, int opset, String mode, float... scales) {
        return unary(
                name,
                opset,
                b -> b.op(operator, "x", scales(b, scales)).with("mode", mode).named("y"),
                1,
                2,
                4,
                6);
    }

    private static String scales(GraphBuilder b, float... scales) {
        return b.constant("scales", Tensor.ofFloats(Shape.of(scales.length), scales));
    }

    private static String none(GraphBuilder b) {
        return b.constant("none", Tensor.ofFloats(Shape.of(0)));
    }

    private static Case resizeByComputedScales() {
        return of("resize by computed scales", 10, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(1, 2, 4, 6));
            b.input("s", DataType.FLOAT32, Shape.of(4));
            String ones = b.op("Exp", b.op("Mul", "s", b.scalar(0)).value()).value();
            String scales = b.op("Mul", ones, scales(b, 1, 1, 1.6f, 0.6f)).value();
            return b.output(b.op("Resize", "x", scales).named("y"));
        });
    }

    private static Case resizeToSizes() {
        return of("resize to sizes", 11, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(1, 2, 4, 6));
            String none = none(b);
            return b.output(b.op("Resize", "x", none, none, b.integers(1, 2, 7, 3))
                    .with("mode", "linear")
                    .with("coordinate_transformation_mode", "align_corners")
                    .named("y"));
        });
    }

    private static Case gridSample(String name, int opset, String mode) {
        return of(name, opset, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 3, 4, 5));
            b.input("grid", DataType.FLOAT32, Shape.of(2, 6, 3, 2));
            return b.output(b.op("GridSample", "x", "grid").with("mode", mode).named("y"));
        });
    }

    private static Case regionAlign() {
        return of("region align", 10, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(1, 2, 6, 8));
            String regions = b.constant("regions", Tensor.ofFloats(Shape.of(1, 4), 0.5f, 1, 5, 4.5f));
            String batch = b.constant("batch", Tensor.ofLongs(Shape.of(1), 0));
            return b.output(b.op("RoiAlign", "x", regions, batch)
                    .with("output_height", 2)
                    .with("output_width", 3)
                    .named("y"));
        });
    }

    private static Case scatter() {
        return of("scatter", 9, b -> {
            b.input("x", DataType.FLOAT32, Shape.of(2, 4));
            String indices = b.constant("indices", Tensor.ofLongs(Shape.of(2, 1), 3, 1));
            String updates = b.constant("updates", Tensor.ofFloats(Shape.of(2, 1), 7, 8));
            return b.output(
                    b.op("Scatter", "x", indices, updates).with("axis", 1).named("y"));
        });
    }
}
