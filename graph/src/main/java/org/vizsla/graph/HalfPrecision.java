package org.vizsla.graph;

import java.nio.ByteBuffer;

/** Numbers of half precision: IEEE 754's binary16, one bit of sign, 5 of exponent and 10 of fraction. */
public final class HalfPrecision {
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int FRACTION = 0x3ff;
    private static final int FRACTION_BITS = 10;

    /** The unit in the last place of the smallest halves, {@code 2^-24}. */
    private static final float SMALLEST = 0x1p-24f;

    private static final float SMALLEST_NORMAL = 0x1p-14f;

    /** Halfway between the largest half and what would be the next: from here on, infinity is nearer. */
    private static final float BEYOND_LARGEST = 65520;

    /** How many bits longer a float's fraction is. */
    private static final int LONGER = 13;

    /** The difference of the exponents' biases, at its place in a float. */
    private static final int BIAS = (127 - 15) << (FRACTION_BITS + LONGER);

    private HalfPrecision() {}

    /** The value of a half, exactly. */
    public static float toFloat(short half) {
        int magnitude = half & ~SIGN & 0xffff;
        float value;
        if (magnitude >= INFINITY) {
            value = magnitude == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (magnitude <= FRACTION) {
            value = magnitude * SMALLEST;
        } else {
            value = Float.intBitsToFloat((magnitude << LONGER) + BIAS);
        }
        return half < 0 ? -value : value;
    }

    /** The half nearest to a value; of two equally near, the one whose last bit is 0. */
    public static short of(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & SIGN;
        float magnitude = Math.abs(value);
        int bits;
        if (Float.isNaN(value)) {
            bits = INFINITY | 1;
        } else if (magnitude >= BEYOND_LARGEST) {
            bits = INFINITY;
        } else if (magnitude < SMALLEST_NORMAL) {
            bits = (int) Math.rint(magnitude / SMALLEST);
        } else {
            int wide = Float.floatToRawIntBits(magnitude) - BIAS;
            int odd = (wide >>> LONGER) & 1;
            bits = (wide + (1 << (LONGER - 1)) - 1 + odd) >>> LONGER;
        }
        return (short) (sign | bits);
    }

    /** A FLOAT16 tensor as FLOAT32, in memory; others as they are. */
    public static Tensor widened(Tensor tensor) {
        if (tensor.type() != DataType.FLOAT16) {
            return tensor;
        }
        ByteBuffer halves = tensor.bytes();
        ByteBuffer floats = Tensor.allocate(2L * halves.remaining());
        while (halves.hasRemaining()) {
            floats.putFloat(toFloat(halves.getShort()));
        }
        return Tensor.of(DataType.FLOAT32, tensor.shape(), floats.flip());
    }

    /** A FLOAT32 tensor as FLOAT16, each value rounded, in memory; others as they are. */
    public static Tensor narrowed(Tensor tensor) {
        if (tensor.type() != DataType.FLOAT32) {
            return tensor;
        }
        ByteBuffer floats = tensor.bytes();
        ByteBuffer halves = Tensor.allocate(floats.remaining() / 2);
        while (floats.hasRemaining()) {
            halves.putShort(of(floats.getFloat()));
        }
        return Tensor.of(DataType.FLOAT16, tensor.shape(), halves.flip());
    }
}
