package org.vizsla.explain;

import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/**
 * A vision transformer of 2 x 3 patches with 4 channels, two blocks, and layers {@code patches}, {@code block.N.first}, {@code block.N.second}, {@code norm}.
 *
 * @param extra which tokens there are beside those of patches
 * @param fused whether one product makes queries, keys and values
 * @param kept factors of the last block's first normalization, {@code [1, T, C]}; a scalar for none
 */
public record SmallTransformer(Extra extra, boolean fused, Tensor kept) {
    public static final int CHANNELS = 4;
    public static final int HEIGHT = 2;
    public static final int WIDTH = 3;
    public static final int PLACES = HEIGHT * WIDTH;

    private static final int CLASSES = 5;

    /** Tokens beside those of patches. */
    public enum Extra {
        NONE,
        FIRST,
        LAST,
        TWO,
        PADDED,
        /** The tokens of a smaller map of the same image. */
        COARSE
    }

    public static SmallTransformer with(Extra extra) {
        return new SmallTransformer(extra, true, Tensor.scalar(1f));
    }

    public static Tensor picture(int seed) {
        return new RandomTensors(seed).normal(1, 3, 2 * HEIGHT, 2 * WIDTH);
    }

    public Model model() {
        GraphBuilder b = new GraphBuilder("transformer");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 2 * HEIGHT, 2 * WIDTH));
        String map = b.op("Conv", x, weight(b, "patches.weight", CHANNELS, 3, 2, 2))
                .with("strides", new long[] {2, 2})
                .named("patches");
        String rows = b.op("Reshape", map, b.integers(0, CHANNELS, PLACES)).named("rows");
        String tokens =
                b.op("Transpose", rows).with("perm", new long[] {0, 2, 1}).named("patch tokens");
        String value = b.op("Add", joined(b, tokens), weight(b, "position", 1, 1, CHANNELS))
                .named("tokens");
        value = block(b, "block.0", value, b.scalar(1));
        value = block(b, "block.1", value, b.constant("kept", kept));
        String last = normalized(b, "norm", value);
        String pooled = extra == Extra.NONE
                ? b.op("ReduceMean", last, b.integers(1)).with("keepdims", 0).named("pooled")
                : b.op("Gather", last, b.integer(extra == Extra.LAST ? PLACES : 0))
                        .with("axis", 1)
                        .named("pooled");
        String scores = b.op("MatMul", pooled, weight(b, "head.weight", CHANNELS, CLASSES))
                .named("scores");
        return Model.of(LearnValues.apply(b.output(scores).build()), Labels.numbered(CLASSES), Optional.empty());
    }

    private String joined(GraphBuilder b, String tokens) {
        if (extra == Extra.NONE) {
            return tokens;
        }
        if (extra == Extra.PADDED) {
            return b.op("Pad", tokens, b.integers(0, 1, 0, 0, 0, 0)).named("joined");
        }
        if (extra == Extra.COARSE) {
            String coarse = b.op("AveragePool", "patches")
                    .with("kernel_shape", new long[] {HEIGHT, 1})
                    .named("coarse");
            String rows =
                    b.op("Reshape", coarse, b.integers(0, CHANNELS, WIDTH)).value();
            String fewer =
                    b.op("Transpose", rows).with("perm", new long[] {0, 2, 1}).value();
            return b.op("Concat", fewer, tokens).with("axis", 1).named("joined");
        }
        String batch = b.op("Shape", tokens).with("start", 0).with("end", 1).named("batch");
        int count = extra == Extra.TWO ? 2 : 1;
        String size = b.op("Concat", batch, b.integers(count, CHANNELS))
                .with("axis", 0)
                .named("size");
        String own =
                b.op("Expand", weight(b, "class", 1, count, CHANNELS), size).named("class token");
        String[] parts = extra == Extra.LAST ? new String[] {tokens, own} : new String[] {own, tokens};
        return b.op("Concat", parts).with("axis", 1).named("joined");
    }

    private String block(GraphBuilder b, String name, String tokens, String factors) {
        String first = normalized(b, name + ".first", tokens);
        String seen = b.op("Mul", first, factors).named(name + ".kept");
        String[] parts = fused ? split(b, name, seen) : projected(b, name, seen);
        String turned =
                b.op("Transpose", parts[1]).with("perm", new long[] {0, 2, 1}).named(name + ".turned");
        String like = b.op("MatMul", parts[0], turned).named(name + ".like");
        String shares = b.op("Softmax", like).with("axis", -1).named(name + ".shares");
        String mixed = b.op("MatMul", shares, parts[2]).named(name + ".mixed");
        String sum = b.op("Add", tokens, mixed).named(name + ".sum");
        String second = normalized(b, name + ".second", sum);
        String wide =
                b.op("MatMul", second, weight(b, name + ".wide", CHANNELS, 7)).named(name + ".up");
        String active = b.op("Relu", wide).named(name + ".active");
        String narrow =
                b.op("MatMul", active, weight(b, name + ".narrow", 7, CHANNELS)).named(name + ".down");
        return b.op("Add", sum, narrow).named(name + ".out");
    }

    private static String[] projected(GraphBuilder b, String name, String seen) {
        String[] parts = new String[3];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = b.op("MatMul", seen, weight(b, name + ".w" + i, CHANNELS, CHANNELS))
                    .named(name + ".p" + i);
        }
        return parts;
    }

    private static String[] split(GraphBuilder b, String name, String seen) {
        String all = b.op("MatMul", seen, weight(b, name + ".w", CHANNELS, 3 * CHANNELS))
                .named(name + ".product");
        String offset = b.op("Add", all, weight(b, name + ".b", 3 * CHANNELS)).named(name + ".all");
        String[] parts = new String[3];
        for (int i = 0; i < parts.length; i++) {
            String start = b.integers((long) i * CHANNELS);
            String end = b.integers((i + 1L) * CHANNELS);
            parts[i] = b.op("Slice", offset, start, end, b.integers(2)).named(name + ".p" + i);
        }
        return parts;
    }

    private static String normalized(GraphBuilder b, String name, String x) {
        String scale = weight(b, name + ".weight", CHANNELS);
        String bias = weight(b, name + ".bias", CHANNELS);
        return b.op("LayerNormalization", x, scale, bias).with("axis", -1).named(name);
    }

    private static String weight(GraphBuilder b, String name, long... sizes) {
        return b.initializer(name, new RandomTensors(name.hashCode()).normal(sizes));
    }
}
