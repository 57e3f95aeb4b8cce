package org.vizsla.training;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Tensor;
import org.vizsla.models.checkpoint.SafetensorsWriter;

/** The file that goes with the program: weights in half precision, and the temperature that makes probabilities of their scores. */
final class ShippedWeights {
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST = 0x1p-24f;
    private static final int EXPONENTS_APART = 112 << 23;
    private static final int BITS_LOST = 13;
    private static final int HALFWAY = 0xfff;

    private ShippedWeights() {}

    static void write(Path file, Map<String, Tensor> weights, double temperature, long seed) {
        Map<String, Tensor> halves = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> halves.put(name, half(tensor)));
        SafetensorsWriter.write(
                file,
                halves,
                Map.of("temperature", String.format(Locale.ROOT, "%.4f", temperature), "seed", Long.toString(seed)));
    }

    private static Tensor half(Tensor tensor) {
        FloatBuffer values = tensor.floatBuffer();
        ByteBuffer bytes = Tensor.allocate(2 * tensor.elements());
        while (values.hasRemaining()) {
            bytes.putShort(half(values.get()));
        }
        bytes.flip();
        return Tensor.of(DataType.FLOAT16, tensor.shape(), bytes);
    }

    /** The nearest half-precision number, ties to even; for magnitudes up to 65504. */
    static short half(float value) {
        float magnitude = Math.abs(value);
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST));
        }
        int bits = Float.floatToRawIntBits(magnitude) - EXPONENTS_APART;
        return (short) (sign | ((bits + HALFWAY + ((bits >> BITS_LOST) & 1)) >> BITS_LOST));
    }
}
