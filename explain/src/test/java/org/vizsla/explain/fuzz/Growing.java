package org.vizsla.explain.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/** A network under construction: its last value, whose first axis is the batch, and what random operators need. */
final class Growing {
    private static final int NEWEST = 24;

    private final GraphBuilder builder;
    private final Chance chance;
    private final String x;
    private final long[] sizes;
    private final boolean isFixed;

    /**
     * A network to be continued.
     *
     * @param sizes of {@code x}, with the batch that it is tried at
     * @param isFixed whether the batch is fixed
     */
    Growing(GraphBuilder builder, Chance chance, String x, long[] sizes, boolean isFixed) {
        this.builder = builder;
        this.chance = chance;
        this.x = x;
        this.sizes = sizes.clone();
        this.isFixed = isFixed;
    }

    /** Its last value. */
    String x() {
        return x;
    }

    int rank() {
        return sizes.length;
    }

    long size(long axis) {
        return sizes[Math.toIntExact(axis < 0 ? axis + rank() : axis)];
    }

    long[] sizes() {
        return sizes.clone();
    }

    /** The number of elements of one image. */
    long elements() {
        return Arrays.stream(sizes).skip(1).reduce(1, (a, b) -> a * b);
    }

    /** Whether the batch is fixed, so that constants may have its size. */
    boolean isFixed() {
        return isFixed;
    }

    GraphBuilder builder() {
        return builder;
    }

    Chance chance() {
        return chance;
    }

    NodeBuilder op(String operator, String... inputs) {
        return builder.op(operator, inputs);
    }

    NodeBuilder op(String operator, List<String> inputs) {
        return builder.op(operator, inputs);
    }

    /** An operator of the newest operator set. */
    NodeBuilder newest(String operator, String... inputs) {
        builder.opset("", NEWEST);
        return builder.op(operator, inputs);
    }

    String ints(long... values) {
        return builder.integers(values);
    }

    String scalar(double value) {
        return builder.scalar((float) value);
    }

    boolean maybe() {
        return chance.with(0.5);
    }

    /** Uniform, both ends included. */
    long between(long low, long high) {
        return low + chance.pick(Math.toIntExact(high - low + 1));
    }

    double real(double low, double high) {
        return (float) chance.between(low, high);
    }

    @SafeVarargs
    final <T> T one(T... options) {
        return options[chance.pick(options.length)];
    }

    /** An axis other than the batch, counted from either end. */
    long axis() {
        return signed(between(1, rank() - 1L), rank());
    }

    /** The same axis, counted from either end. */
    long signed(long axis, int rank) {
        return maybe() ? axis : axis - rank;
    }

    /** Some axes other than the batch, in any order, counted from either end. */
    long[] axes() {
        int[] order = chance.permutation(rank() - 1);
        return Arrays.stream(order)
                .limit(between(1, order.length))
                .mapToLong(axis -> signed(axis + 1L, rank()))
                .toArray();
    }

    /** Numbers from {@code low} to {@code high}. */
    long[] some(int count, long low, long high) {
        return LongStream.range(0, count).map(i -> between(low, high)).toArray();
    }

    /** A normal constant. */
    String weight(long... shape) {
        return weight(1, shape);
    }

    String weight(double scale, long... shape) {
        return constant("weight", IntStream.range(0, count(shape)).mapToDouble(i -> scale * chance.normal()), shape);
    }

    String uniform(double low, double high, long... shape) {
        return constant("uniform", IntStream.range(0, count(shape)).mapToDouble(i -> chance.between(low, high)), shape);
    }

    private String constant(String hint, java.util.stream.DoubleStream values, long... shape) {
        double[] given = values.toArray();
        float[] floats = new float[given.length];
        for (int i = 0; i < given.length; i++) {
            floats[i] = (float) given[i];
        }
        return builder.constant(hint, Tensor.ofFloats(Shape.of(shape), floats));
    }

    /** Indices from {@code -size} or 0 to {@code size - 1}. */
    String indices(long size, long... shape) {
        long low = maybe() ? -size : 0;
        return builder.constant("indices", Tensor.ofLongs(Shape.of(shape), some(count(shape), low, size - 1)));
    }

    String longs(Shape shape, long... values) {
        return builder.constant("indices", Tensor.ofLongs(shape, values));
    }

    String truths(boolean... values) {
        long[] numbers = IntStream.range(0, values.length)
                .mapToLong(i -> values[i] ? 1 : 0)
                .toArray();
        return op("Cast", ints(numbers)).with("to", DataType.BOOL.code()).value();
    }

    private static int count(long... shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }

    /** A value {@code [N, shape...]} from -1 to 1 that is computed from the last one. */
    String activation(long... shape) {
        String flat = op("Flatten", x).value();
        String read = op("MatMul", flat, weight(1 / Math.sqrt((double) elements()), elements(), count(shape)))
                .value();
        String bounded = op("Tanh", read).value();
        long[] target =
                LongStream.concat(LongStream.of(0), Arrays.stream(shape)).toArray();
        return op("Reshape", bounded, ints(target)).value();
    }

    /** The sizes without the batch. */
    long[] inner() {
        return Arrays.copyOfRange(sizes, 1, sizes.length);
    }

    /** Something that broadcasts with the last value: a constant, or a value that is computed from it. */
    String operand() {
        long[] inner = inner();
        for (int axis = 0; axis < inner.length; axis++) {
            if (chance.with(0.3)) {
                inner[axis] = 1;
            }
        }
        if (maybe()) {
            return activation(inner);
        }
        if (chance.with(0.2)) {
            return weight();
        }
        int leading = chance.pick(inner.length);
        return weight(Arrays.copyOfRange(inner, leading, inner.length));
    }

    /** The same operand, from 0.5 to 2. */
    String positive(String value) {
        return op("Add", op("Mul", op("Sigmoid", value).value(), scalar(1.5)).value(), scalar(0.5))
                .value();
    }
}
