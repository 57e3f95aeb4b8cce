package org.vizsla.reference;

import java.nio.file.Path;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.Model;
import org.vizsla.testkit.RandomTensors;

/** A small network of random weights, of operators that few networks have and backends often lack: windows beyond the end, a global maximum, normalizations across channels, unusual activations. */
final class OddNetwork {
    private static final int CLASSES = 4;

    private OddNetwork() {}

    /** Written to a folder, and read again. */
    static Model load(Path folder) {
        RandomTensors random = new RandomTensors(11);
        GraphBuilder b = new GraphBuilder("odd");
        String x = b.input("image", DataType.FLOAT32, Shape.batchOf(3, 30, 32));
        String first = b.op("Conv", x, b.constant("first", random.uniform(-0.4, 0.4, 6, 3, 3, 3)))
                .value();
        String relu = b.op("LRN", b.op("Relu", first).value()).with("size", 3).value();
        String pooled = b.op("MaxPool", relu)
                .with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {2, 2})
                .with("ceil_mode", 1)
                .value();
        String scale = b.constant("scale", random.uniform(0.5, 1.5, 6));
        String shift = b.constant("shift", random.uniform(-0.5, 0.5, 6));
        String normalized = b.op("InstanceNormalization", pooled, scale, shift).value();
        String averaged = b.op("AveragePool", b.op("LeakyRelu", normalized).value())
                .with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {2, 2})
                .with("ceil_mode", 1)
                .value();
        String second = b.op("Conv", averaged, b.constant("second", random.uniform(-0.5, 0.5, 8, 6, 3, 3)))
                .value();
        String curved = b.op("Elu", second).value();
        String slopes = b.constant("slopes", random.uniform(0.1, 0.3, 8, 1, 1));
        String maximum =
                b.op("GlobalMaxPool", b.op("PRelu", curved, slopes).value()).value();
        String soft = b.op("Softplus", b.op("Flatten", maximum).value()).value();
        b.output(b.op("Gemm", soft, b.constant("last", random.normal(8, CLASSES)))
                .named("scores"));
        Path file = folder.resolve("odd.onnx");
        OnnxWriter.write(file, b.build());
        return Networks.load(file, null, folder);
    }
}
