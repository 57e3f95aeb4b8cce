package org.vizsla.graph.pass.internal.fused;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.internal.Lifting;

/**
 * Weights of 2, 4 or 8 bits, several in a byte, with a scale and a zero point for each block of an output's weights: they become the real numbers that they stand for.
 *
 * <p>The bytes are {@code [N, blocks, block_size bits / 8]} for a matrix of {@code [K, N]}, the lowest bits first; zero points are packed like them, or real numbers, or the middle of the range.
 */
final class PackedWeights {
    private final int bits;
    private final int inputs;
    private final int outputs;
    private final int block;
    private final int blocks;

    private PackedWeights(Node node) {
        this.bits = Math.toIntExact(node.integer("bits", 4));
        this.inputs = Math.toIntExact(node.integer("K", 0));
        this.outputs = Math.toIntExact(node.integer("N", 0));
        this.block = Math.toIntExact(node.integer("block_size", 0));
        this.blocks = block < 1 ? 0 : (inputs + block - 1) / block;
    }

    /**
     * Inputs: a, b, scales, zero points, the block of each row, a bias. Where b is no constant, the node stays as it is, and so it does with both zero points and blocks of rows in any order, of which ONNX
     * Runtime reads some alone.
     */
    static void matMul(Node node, Lifting lifting) {
        PackedWeights weights = new PackedWeights(node);
        Tensor whole = lifting.constant(node.input(1));
        Tensor scales = lifting.constant(node.input(2));
        Tensor zeros = lifting.constant(node.input(3));
        Tensor groups = lifting.constant(node.input(4));
        boolean known = (node.input(3) == null || zeros != null) && (node.input(4) == null || groups != null);
        known &= zeros == null || groups == null;
        if (whole == null || scales == null || !known || !weights.fit(whole, scales, zeros)) {
            lifting.add(node);
            return;
        }
        GraphBuilder b = lifting.builderFor(node);
        String real = b.constant("weights", weights.real(whole, scales, zeros, groups));
        String bias = Lifting.optionalInput(node, 5);
        List<String> factors = List.of(lifting.input(node, 0), real);
        if (bias.isEmpty()) {
            lifting.add(node, "MatMul", factors, Map.of());
            return;
        }
        String product = b.op("MatMul", factors).called(lifting.takeName(node)).value();
        lifting.add(node, "Add", List.of(product, bias), Map.of());
    }

    private boolean fit(Tensor whole, Tensor scales, @Nullable Tensor zeros) {
        return (bits == 2 || bits == 4 || bits == 8)
                && block > 0
                && whole.elements() == (long) outputs * blocks * block * bits / 8
                && scales.type() == DataType.FLOAT32
                && scales.elements() == (long) outputs * blocks
                && (zeros == null || zeros.elements() == (long) outputs * (isReal(zeros) ? blocks : packed(blocks)));
    }

    private static boolean isReal(Tensor zeros) {
        return zeros.type() == DataType.FLOAT32;
    }

    /** The bytes that so many numbers take. */
    private int packed(int numbers) {
        return (numbers * bits + 7) / 8;
    }

    private Tensor real(Tensor whole, Tensor scales, @Nullable Tensor zeros, @Nullable Tensor groups) {
        ByteBuffer bytes = whole.bytes();
        float[] steps = scales.floats();
        float[] middles = zeros(zeros);
        long[] own = groups == null ? null : groups.type() == DataType.INT64 ? groups.longs() : integers(groups);
        ByteBuffer reals = Tensor.allocate(4L * inputs * outputs);
        for (int k = 0; k < inputs; k++) {
            int group = own == null ? k / block : Math.toIntExact(own[k]);
            for (int n = 0; n < outputs; n++) {
                int number = number(bytes, n * packed(blocks * block), k);
                int place = n * blocks + group;
                reals.putFloat((number - middles[place]) * steps[place]);
            }
        }
        return Tensor.of(DataType.FLOAT32, Shape.of(inputs, outputs), reals.flip());
    }

    private float[] zeros(@Nullable Tensor given) {
        if (given != null && isReal(given)) {
            return given.floats();
        }
        float[] zeros = new float[outputs * blocks];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = given == null ? 1 << (bits - 1) : number(given.bytes(), i / blocks * packed(blocks), i % blocks);
        }
        return zeros;
    }

    /** The number at a place among those that begin at a byte. */
    private int number(ByteBuffer bytes, int start, int place) {
        int bit = place * bits;
        return ((bytes.get(start + bit / 8) & 0xff) >> (bit % 8)) & ((1 << bits) - 1);
    }

    private static long[] integers(Tensor tensor) {
        ByteBuffer bytes = tensor.bytes();
        long[] values = new long[Math.toIntExact(tensor.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getInt();
        }
        return values;
    }
}
