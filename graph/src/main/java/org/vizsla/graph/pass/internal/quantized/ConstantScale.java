package org.vizsla.graph.pass.internal.quantized;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The constant scale and zero point of a {@code QuantizeLinear} or {@code DequantizeLinear}: a whole number {@code q} stands for {@code (q - zero) scale}. There is one of each for all values, one for
 * each place along an axis, or one for each block of places along an axis.
 */
public final class ConstantScale {
    private final float[] scales;
    private final int @Nullable [] zeros;
    private final Shape shape;
    private final long axis;
    private final long block;

    private ConstantScale(Tensor scale, @Nullable Tensor zero, Node node) {
        this.scales = scale.floats();
        this.zeros = zero == null ? null : WholeNumbers.of(zero);
        this.shape = scale.shape();
        this.axis = node.integer("axis", 1);
        this.block = node.integer("block_size", 0);
    }

    /** That of a node; null where it is no constant. */
    public static @Nullable ConstantScale of(Node node, Graph graph) {
        String scale = node.input(1);
        String zero = node.input(2);
        Tensor scales = scale == null ? null : graph.initializers().get(scale);
        Tensor zeros = zero == null ? null : graph.initializers().get(zero);
        boolean known = scales != null
                && scales.type() == DataType.FLOAT32
                && (zero == null || (zeros != null && WholeNumbers.are(zeros.type())))
                && (zeros == null || zeros.elements() == scales.elements());
        return scales == null || !known ? null : new ConstantScale(scales, zeros, node);
    }

    /** The scale of all values. */
    public float scale() {
        return scales[0];
    }

    /** The zero point of all values. */
    public int zero() {
        return zeros == null ? 0 : zeros[0];
    }

    /** Whether there is one for all values. */
    public boolean isOne() {
        return scales.length == 1;
    }

    /** What a number between whole ones stands for, by each scale. */
    float[] real(double number) {
        float[] reals = new float[scales.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) ((number - zero(i)) * scales[i]);
        }
        return reals;
    }

    /** What whole numbers stand for, in memory. */
    public Tensor real(Tensor whole) {
        ByteBuffer numbers = whole.bytes();
        ByteBuffer reals = Tensor.allocate(4 * whole.elements());
        Places places = new Places(whole.shape());
        for (long i = 0; i < whole.elements(); i++) {
            int place = places.of(i);
            int number = WholeNumbers.next(numbers, whole.type()) - zero(place);
            reals.putFloat(number * scales[place]);
        }
        return Tensor.of(DataType.FLOAT32, whole.shape(), reals.flip());
    }

    /** The whole numbers of a type that are nearest to real ones, in memory; of two equally near, the even one before the zero point is added. */
    public Tensor whole(Tensor real, DataType type) {
        ByteBuffer reals = real.bytes();
        ByteBuffer numbers = Tensor.allocate(real.elements() * type.size());
        Places places = new Places(real.shape());
        for (long i = 0; i < real.elements(); i++) {
            int place = places.of(i);
            WholeNumbers.put(numbers, type, Math.rint(reals.getFloat() / scales[place]) + zero(place));
        }
        return Tensor.of(type, real.shape(), numbers.flip());
    }

    private int zero(int place) {
        return zeros == null ? 0 : zeros[place];
    }

    /** Which scale holds at each element of a tensor. */
    private final class Places {
        private final long inner;
        private final long along;
        private final long perBlock;
        private final long blocks;

        Places(Shape data) {
            int rank = data.rank();
            int at = isOne() ? 0 : (int) (axis < 0 ? axis + rank : axis);
            long behind = 1;
            for (int i = at + 1; i < rank; i++) {
                behind *= data.size(i);
            }
            inner = behind;
            along = isOne() ? 1 : data.size(at);
            perBlock = Math.max(1, block);
            blocks = block > 0 ? shape.size(at) : along;
        }

        int of(long element) {
            if (isOne()) {
                return 0;
            }
            long at = element / inner % along;
            if (block == 0) {
                return (int) at;
            }
            long outer = element / inner / along;
            return (int) ((outer * blocks + at / perBlock) * inner + element % inner);
        }
    }
}
