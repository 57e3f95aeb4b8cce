package org.vizsla.testkit.hostile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * An input of a call: computed from the image, a constant, or left out.
 *
 * @param sizes of its axes
 * @param values of a constant, repeated as often as its shape needs; of a computed input, the factor that values between -1 and 1 are multiplied with, if there is one
 */
record Operand(Kind kind, DataType type, List<Long> sizes, List<Double> values) {
    enum Kind {
        COMPUTED,
        CONSTANT,
        OMITTED
    }

    static final Operand OMITTED = new Operand(Kind.OMITTED, DataType.FLOAT32, List.of(), List.of());

    private static final Map<String, DataType> TYPES = Map.of(
            "", DataType.FLOAT32,
            "w", DataType.FLOAT32,
            "f", DataType.FLOAT32,
            "d", DataType.FLOAT64,
            "h", DataType.FLOAT16,
            "u8", DataType.UINT8,
            "i8", DataType.INT8,
            "i32", DataType.INT32,
            "i64", DataType.INT64,
            "b", DataType.BOOL);

    private static final List<Double> WEIGHTS = List.of(0.3, -0.7, 0.9, 0.2, -0.4, 0.8, -0.1);
    private static final List<Double> COUNTS = List.of(1.0, 0.0, 2.0, 1.0, 1.0);
    private static final List<Double> POSITIVE = List.of(0.3, 0.7, 0.9, 0.2);

    Operand {
        sizes = List.copyOf(sizes);
        values = List.copyOf(values);
    }

    /** Reads a word such as {@code x[2,3]}, {@code w[4]}, {@code =1,2} or {@code i64v[2,2]=0,3,1,2}. */
    static Operand parse(String word) {
        if (word.equals("-")) {
            return OMITTED;
        }
        if (word.startsWith("=")) {
            return literal(word.substring(1));
        }
        int open = word.indexOf('[');
        int close = word.indexOf(']');
        String kind = word.substring(0, open);
        List<Long> sizes = numbers(word.substring(open + 1, close)).stream()
                .map(Double::longValue)
                .toList();
        if (kind.startsWith("x")) {
            List<Double> scale = close + 1 < word.length() ? numbers(word.substring(close + 2)) : List.of();
            return new Operand(Kind.COMPUTED, type(kind.substring(1)), sizes, scale);
        }
        if (kind.equals("pos")) {
            return new Operand(Kind.CONSTANT, DataType.FLOAT32, sizes, POSITIVE);
        }
        if (kind.endsWith("v")) {
            DataType type = type(kind.substring(0, kind.length() - 1));
            return new Operand(Kind.CONSTANT, type, sizes, numbers(word.substring(close + 2)));
        }
        DataType type = type(kind);
        return new Operand(Kind.CONSTANT, type, sizes, type.isFloating() ? WEIGHTS : COUNTS);
    }

    /** {@code 1,2}, {@code '3}, {@code 'u8:3}, {@code f0.5} or {@code f1,2}. */
    private static Operand literal(String text) {
        if (text.startsWith("'")) {
            String[] parts = text.substring(1).split(":", -1);
            DataType type = parts.length == 1 ? DataType.INT64 : type(parts[0]);
            return new Operand(Kind.CONSTANT, type, List.of(), numbers(parts[parts.length - 1]));
        }
        boolean real = text.startsWith("f");
        List<Double> values = numbers(real ? text.substring(1) : text);
        List<Long> sizes = real && values.size() == 1 ? List.of() : List.of((long) values.size());
        return new Operand(Kind.CONSTANT, real ? DataType.FLOAT32 : DataType.INT64, sizes, values);
    }

    private static DataType type(String word) {
        DataType type = TYPES.get(word);
        if (type == null) {
            throw new IllegalArgumentException("no type " + word);
        }
        return type;
    }

    private static List<Double> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Double::valueOf).toList();
    }

    Shape shape() {
        return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
    }

    Operand with(Kind other) {
        return new Operand(other, type, sizes, values.isEmpty() ? (type.isFloating() ? WEIGHTS : COUNTS) : values);
    }

    Operand with(DataType other) {
        return new Operand(kind, other, sizes, values);
    }

    Operand withSizes(List<Long> others) {
        return new Operand(kind, type, others, values);
    }

    Operand withValues(List<Double> others) {
        return new Operand(kind, type, sizes, others);
    }

    /** The constant's tensor. */
    Tensor tensor() {
        int elements = Math.toIntExact(shape().elements());
        ByteBuffer bytes = Tensor.allocate((long) elements * type.size());
        for (int i = 0; i < elements; i++) {
            double value = values.isEmpty() ? 0 : values.get(i % values.size());
            switch (type) {
                case FLOAT32 -> bytes.putFloat((float) value);
                case FLOAT64 -> bytes.putDouble(value);
                case INT64, UINT64 -> bytes.putLong(integer(value));
                case INT32, UINT32 -> bytes.putInt((int) integer(value));
                case INT16, UINT16, FLOAT16, BFLOAT16 -> bytes.putShort((short) integer(value));
                default -> bytes.put((byte) integer(value));
            }
        }
        return Tensor.of(type, shape(), bytes.flip());
    }

    /** The whole number; 2 to the 63 stands for the largest one. */
    private static long integer(double value) {
        return (long) value;
    }
}
