package org.vizsla.models.architecture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.testkit.FormulaWeights;

/** Weights that take little memory: of networks an eighth as wide, or zeros in a sparse file. */
final class SlimWeights {
    static final int CLASSES = 10;

    private static final int FACTOR = 8;

    private SlimWeights() {}

    /** Those that take any width, and the small one that is embedded. */
    static Stream<Architecture> architectures() {
        return Architectures.all().stream()
                .filter(architecture ->
                        !architecture.fixesWidths() || architecture.name().equals(Architectures.EMBEDDED));
    }

    /** Formula weights of a network with ten classes and an eighth of the published channels and units, unless those are fixed. */
    static Map<String, Tensor> of(Architecture architecture) {
        if (architecture.fixesWidths()) {
            return FormulaWeights.of(architecture.shapes(CLASSES));
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        architecture.shapes(Architectures.CLASSES).forEach((name, shape) -> shapes.put(name, slim(shape)));
        return FormulaWeights.of(shapes);
    }

    private static Shape slim(Shape shape) {
        long[] sizes = shape.sizes();
        sizes[0] = sizes[0] == Architectures.CLASSES ? CLASSES : sizes[0] / FACTOR;
        if (sizes.length > 1 && sizes[1] != 3) {
            sizes[1] /= FACTOR;
        }
        return Shape.of(sizes);
    }

    /** Weights of full size, all of which are the zeros of one sparse file in the folder. */
    static Map<String, Tensor> zeros(Map<String, Shape> shapes, Path folder) throws IOException {
        Path file = folder.resolve("zeros");
        long largest = shapes.values().stream().mapToLong(Shape::elements).max().orElse(0);
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(Math.max(zeros.length(), 4 * largest));
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(
                name, Tensor.of(DataType.FLOAT32, shape, new TensorData.InFile(file, 0, 4 * shape.elements()))));
        return weights;
    }

    /** A batch of images: element i is {@code (7919 i mod 255) / 64 - 2}. */
    static Tensor pictures(int count, int side) {
        return pictures(count, side, side);
    }

    static Tensor pictures(int count, int height, int width) {
        float[] values = new float[count * 3 * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (7919L * i % 255) / 64 - 2;
        }
        return Tensor.ofFloats(Shape.of(count, 3, height, width), values);
    }
}
