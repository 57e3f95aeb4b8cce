package org.vizsla.graph.pass.internal.quantized;

import java.nio.ByteBuffer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Tensor;

/** The whole numbers that quantized values are. */
public final class WholeNumbers {
    private WholeNumbers() {}

    /** Whether values of this type may be quantized ones. */
    public static boolean are(DataType type) {
        return switch (type) {
            case INT8, UINT8, INT16, UINT16, INT32 -> true;
            default -> false;
        };
    }

    /** The lowest number of a type. */
    public static long lowest(DataType type) {
        return switch (type) {
            case UINT8, UINT16 -> 0;
            default -> -(1L << (8 * type.size() - 1));
        };
    }

    /** The highest number of a type. */
    public static long highest(DataType type) {
        return lowest(type) + (1L << (8 * type.size())) - 1;
    }

    /** Reads the next number. */
    static int next(ByteBuffer bytes, DataType type) {
        return switch (type) {
            case INT8 -> bytes.get();
            case UINT8 -> bytes.get() & 0xff;
            case INT16 -> bytes.getShort();
            case UINT16 -> bytes.getShort() & 0xffff;
            case INT32 -> bytes.getInt();
            default -> throw new IllegalArgumentException(type + " is no type of quantized values");
        };
    }

    /** Writes a number, or the nearest that the type has. */
    static void put(ByteBuffer bytes, DataType type, double number) {
        long kept = (long) Math.max((double) lowest(type), Math.min((double) highest(type), number));
        switch (type.size()) {
            case 1 -> bytes.put((byte) kept);
            case 2 -> bytes.putShort((short) kept);
            default -> bytes.putInt((int) kept);
        }
    }

    /** All numbers of a tensor. */
    static int[] of(Tensor tensor) {
        int[] numbers = new int[tensor.shape().length()];
        ByteBuffer bytes = tensor.bytes();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = next(bytes, tensor.type());
        }
        return numbers;
    }
}
