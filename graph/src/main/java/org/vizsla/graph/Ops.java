package org.vizsla.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The arithmetic that rules are written in: each method adds a node and returns the name of its output. */
public class Ops {
    private static final float STEEP = 3e38f;

    private final GraphBuilder graph;

    public Ops(GraphBuilder graph) {
        this.graph = graph;
    }

    public final GraphBuilder graph() {
        return graph;
    }

    public final NodeBuilder op(String operator, String... inputs) {
        return graph.op(operator, inputs);
    }

    public final NodeBuilder op(String operator, List<String> inputs) {
        return graph.op(operator, inputs);
    }

    public final String scalar(double value) {
        return graph.scalar((float) value);
    }

    public final String integers(long... values) {
        return graph.integers(values);
    }

    public final String add(String a, String b) {
        return op("Add", a, b).value();
    }

    public final String sub(String a, String b) {
        return op("Sub", a, b).value();
    }

    public final String mul(String a, String b) {
        return op("Mul", a, b).value();
    }

    public final String mul(String a, double b) {
        return mul(a, scalar(b));
    }

    public final String div(String a, String b) {
        return op("Div", a, b).value();
    }

    public final String neg(String a) {
        return op("Neg", a).value();
    }

    public final String square(String a) {
        return mul(a, a);
    }

    public final String pow(String a, double exponent) {
        return op("Pow", a, scalar(exponent)).value();
    }

    public final String sqrt(String a) {
        return op("Sqrt", a).value();
    }

    public final String exp(String a) {
        return op("Exp", a).value();
    }

    public final String sigmoid(String a) {
        return op("Sigmoid", a).value();
    }

    public final String greater(String a, String b) {
        return op("Greater", a, b).value();
    }

    public final String less(String a, String b) {
        return op("Less", a, b).value();
    }

    public final String equal(String a, String b) {
        return op("Equal", a, b).value();
    }

    public final String and(String a, String b) {
        return op("And", a, b).value();
    }

    public final String or(String a, String b) {
        return op("Or", a, b).value();
    }

    public final String not(String a) {
        return op("Not", a).value();
    }

    public final String where(String condition, String then, String otherwise) {
        return op("Where", condition, then, otherwise).value();
    }

    /**
     * 1 where a FLOAT32 value is above zero, 0 elsewhere: {@code max(0, min(1, 3e38 a))}, one pass that ONNX Runtime also runs in blocked layout.
     * Exact except for values below 3.4e-39, which count less.
     */
    public final String isPositive(String a) {
        return op("HardSigmoid", a).with("alpha", STEEP).with("beta", 0f).value();
    }

    /** {@code 1 - a} of a FLOAT32 value from 0 to 1, as one pass in blocked layout. */
    public final String complement(String a) {
        return op("HardSigmoid", a).with("alpha", -1f).with("beta", 1f).value();
    }

    /** Whether {@link #isAtLeast} and {@link #isAtMost} are exact at a bound. */
    public static boolean isStep(float bound) {
        float magnitude = Math.abs(bound);
        return magnitude == 0 || (magnitude > 0x1p-60f && magnitude < 0x1p20f);
    }

    /**
     * 1 where a FLOAT32 value is not below a bound, 0 elsewhere, as one pass in blocked layout: {@code max(0, min(1, 2^100 a - 2^100 b))}, where b is the largest number below the bound; powers of two are exact. At a
     * bound of 0 it is {@code 2^126 a + 1}, and values from -1.2e-38 on count in part.
     *
     * @param bound for which {@link #isStep} holds
     */
    public final String isAtLeast(String a, float bound) {
        return step(a, 1, bound);
    }

    /** 1 where a FLOAT32 value is not above a bound, 0 elsewhere, as {@link #isAtLeast}. */
    public final String isAtMost(String a, float bound) {
        return step(a, -1, -bound);
    }

    private String step(String a, int sign, float bound) {
        boolean zero = bound == 0;
        float steep = zero ? 0x1p126f : 0x1p100f;
        return op("HardSigmoid", a)
                .with("alpha", sign * steep)
                .with("beta", zero ? 1 : -steep * Math.nextDown(bound))
                .value();
    }

    /** The value where the condition holds, zero elsewhere. */
    public final String maskedBy(String condition, String value) {
        return where(condition, value, scalar(0));
    }

    public final String matmul(String a, String b) {
        return op("MatMul", a, b).value();
    }

    public final String transpose(String a, long... permutation) {
        return op("Transpose", a).with("perm", permutation).value();
    }

    /** Moves one of {@code rank} axes to the front. */
    public final String toFront(String a, int axis, int rank) {
        return transpose(
                a,
                LongStream.concat(LongStream.of(axis), LongStream.range(0, rank).filter(other -> other != axis))
                        .toArray());
    }

    /** Moves the first of {@code rank} axes to this place. */
    public final String fromFront(String a, int axis, int rank) {
        return transpose(
                a,
                LongStream.range(0, rank)
                        .map(place -> place < axis ? place + 1 : place == axis ? 0 : place)
                        .toArray());
    }

    /** Swaps the last two of {@code rank} axes. */
    public final String swapLast(String a, int rank) {
        long[] permutation = IntStream.range(0, rank).asLongStream().toArray();
        permutation[rank - 1] = rank - 2L;
        permutation[rank - 2] = rank - 1L;
        return transpose(a, permutation);
    }

    /** Reshapes; a size may be -1 (once) or 0 (copied from the input). */
    public final String reshape(String a, long... sizes) {
        return op("Reshape", a, integers(sizes)).value();
    }

    /** Reshapes to the shape of another value, at run time. */
    public final String reshapeLike(String a, String like) {
        return op("Reshape", a, shapeOf(like)).value();
    }

    public final String shapeOf(String a) {
        return op("Shape", a).value();
    }

    /** The places along an axis of a value, {@code [0, 1, ..., size - 1]}. */
    public final String places(String a, long axis) {
        String size =
                squeeze(op("Shape", a).with("start", axis).with("end", axis + 1).value(), 0);
        return op("Range", graph.integer(0), size, graph.integer(1)).value();
    }

    public final String expandLike(String a, String like) {
        return op("Expand", a, shapeOf(like)).value();
    }

    /** Zeros in the shape of another value. */
    public final String zerosLike(String a) {
        return op("ConstantOfShape", shapeOf(a)).value();
    }

    public final String sum(String a, boolean keepDimensions, long... axes) {
        return op("ReduceSum", a, integers(axes))
                .with("keepdims", keepDimensions ? 1 : 0)
                .value();
    }

    public final String mean(String a, boolean keepDimensions, long... axes) {
        return op("ReduceMean", a, integers(axes))
                .with("keepdims", keepDimensions ? 1 : 0)
                .value();
    }

    public final String unsqueeze(String a, long... axes) {
        return op("Unsqueeze", a, integers(axes)).value();
    }

    public final String squeeze(String a, long... axes) {
        return op("Squeeze", a, integers(axes)).value();
    }

    /** The part from {@code start} (inclusive) to {@code end} (exclusive) along one axis. */
    public final String slice(String a, long axis, long start, long end) {
        return op("Slice", a, integers(start), integers(end), integers(axis)).value();
    }

    /** Records the shape of a FLOAT32 value, for passes that need it. */
    public final String shaped(String a, long... sizes) {
        graph.value(new Value(a, DataType.FLOAT32, Shape.of(sizes)));
        return a;
    }

    /** Reverses the order along the axes. */
    public final String flip(String a, long... axes) {
        long[] starts = new long[axes.length];
        long[] ends = new long[axes.length];
        long[] steps = new long[axes.length];
        Arrays.fill(starts, -1);
        Arrays.fill(ends, Long.MIN_VALUE + 1);
        Arrays.fill(steps, -1);
        return op("Slice", a, integers(starts), integers(ends), integers(axes), integers(steps))
                .value();
    }

    /** Pads with zeros (or crops, where negative); begins of all axes first, then ends. */
    public final String pad(String a, long... pads) {
        return op("Pad", a, integers(pads)).value();
    }

    public final String concat(long axis, String... parts) {
        return parts.length == 1
                ? parts[0]
                : op("Concat", parts).with("axis", axis).value();
    }

    public final String cast(String a, DataType type) {
        return op("Cast", a).with("to", type.code()).value();
    }

    /** FLOAT32 with one axis more than the indices, {@code depth} (an INT64 scalar) long: 1 at the index along it, 0 elsewhere. */
    public final String oneHot(String indices, String depth, long axis) {
        String values = graph.constant("off_on", Tensor.ofFloats(Shape.of(2), 0f, 1f));
        return op("OneHot", indices, depth, values).with("axis", axis).value();
    }
}
