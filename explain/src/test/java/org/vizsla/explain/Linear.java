package org.vizsla.explain;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** A network without any activation function: a convolution (layer {@code conv}), global average pooling, and a linear head. */
public final class Linear {
    public static final int CHANNELS = 5;
    public static final int HEIGHT = 6;
    public static final int WIDTH = 7;

    private static final int CLASSES = 4;

    private Linear() {}

    public static Model network() {
        GraphBuilder b = new GraphBuilder("linear");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        String kernels = b.initializer("conv.weight", new RandomTensors(11).normal(CHANNELS, 3, 3, 3));
        String offsets = b.initializer("conv.bias", new RandomTensors(12).normal(CHANNELS));
        String map = b.op("Conv", x, kernels, offsets)
                .called("conv")
                .with("pads", new long[] {1, 1, 1, 1})
                .named("conv");
        b.value(new Value(map, DataType.FLOAT32, Shape.batchOf(CHANNELS, HEIGHT, WIDTH)));
        String mean = b.op("GlobalAveragePool", map).named("pool");
        b.value(new Value(mean, DataType.FLOAT32, Shape.batchOf(CHANNELS, 1, 1)));
        String flat = b.op("Flatten", mean).named("flat");
        b.value(new Value(flat, DataType.FLOAT32, Shape.batchOf(CHANNELS)));
        b.initializer("head.weight", headWeights());
        b.initializer("head.bias", new RandomTensors(14).normal(CLASSES));
        String scores =
                b.op("Gemm", flat, "head.weight", "head.bias").with("transB", 1).named("scores");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(CLASSES)));
        return Model.of(b.output(scores).build(), Labels.numbered(CLASSES), Optional.empty());
    }

    /** {@code [classes, channels]}. */
    public static Tensor headWeights() {
        return new RandomTensors(13).normal(CLASSES, CHANNELS);
    }

    public static Tensor picture(int seed) {
        return new RandomTensors(seed).normal(1, 3, HEIGHT, WIDTH);
    }

    /** The maps of some methods for one picture and class. */
    public static Explanation explain(Model model, Tensor picture, int target, AttributionMethod... methods) {
        try (Explainer explainer = Explainer.open(model, List.of(methods), Small.ONE_THREAD)) {
            return explainer.explain(picture, Call.of(target));
        }
    }
}
