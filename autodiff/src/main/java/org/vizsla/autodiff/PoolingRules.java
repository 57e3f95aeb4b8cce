package org.vizsla.autodiff;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Pooling. Of the values tied for a maximum, the first takes the cotangent, as in PyTorch. */
final class PoolingRules {
    private PoolingRules() {}

    /** Adds each cotangent at the position that its maximum came from; positions are counted row by row, however the node counts them. */
    public static String max(Step s) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(s.node().attributes());
        attributes.remove("storage_order");
        List<String> values = s.op("MaxPool", s.x(0)).withAll(attributes).values(2);
        String flat = s.op(
                        "ScatterElements",
                        s.reshape(s.zerosLike(s.x(0)), -1),
                        s.reshape(values.get(1), -1),
                        s.reshape(s.dy(), -1))
                .with("reduction", "add")
                .value();
        return s.reshapeLike(flat, s.x(0));
    }

    /** Spreads each cotangent, divided by the number of values averaged, over its window. */
    public static String average(Step s) {
        long[] from = Window.spatial(s, s.x(0));
        long[] to = Window.spatial(s, s.y());
        Window window = window(s, from);
        return spread(s, s.mul(s.dy(), s.graph().constant("inverse_counts", inverseCounts(s, window, from, to))));
    }

    /** {@code y = (sum |x|^p)^(1/p)}: {@code dx = sign(x) |x|^(p-1) sum(dy y^(1-p))} over the windows that x is in. */
    public static String norm(Step s) {
        long p = s.node().integer("p", 2);
        return s.mul(
                NormalizationRules.powerSlope(s, s.x(0), p),
                spread(s, NormalizationRules.perPower(s, s.dy(), s.y(), p)));
    }

    /** The same with one window over all places. */
    public static String globalNorm(Step s) {
        long p = s.node().integer("p", 2);
        return s.mul(NormalizationRules.powerSlope(s, s.x(0), p), NormalizationRules.perPower(s, s.dy(), s.y(), p));
    }

    /** Reads each cotangent where its value was put. */
    public static String unpool(Step s) {
        return s.op("Gather", s.reshape(s.dy(), -1), s.x(1)).value();
    }

    private static Window window(Step s, long[] from) {
        return Window.of(s.node(), s.node().integers("kernel_shape"), from);
    }

    /** Adds a value of the output's shape to all places of its window: a transposed convolution by ones, channel by channel. */
    private static String spread(Step s, String value) {
        long[] from = Window.spatial(s, s.x(0));
        long[] to = Window.spatial(s, s.y());
        Window window = window(s, from).withinReach(from, to);
        long channels = s.size(s.x(0), 1);
        long[] weightSizes = join(new long[] {1, 1}, window.kernel());
        String single = s.reshape(value, join(new long[] {-1, 1}, to));
        float[] ones = new float[Shape.lengthOf(window.kernel())];
        Arrays.fill(ones, 1f);
        String weight = s.graph().constant("ones", Tensor.ofFloats(Shape.of(weightSizes), ones));
        String spread = TransposedConvolution.emit(s, single, weight, weightSizes, 1, window, from, to);
        return s.reshape(spread, join(new long[] {-1, channels}, from));
    }

    /** One over the number of values in each window, {@code [1, 1, to...]}. */
    private static Tensor inverseCounts(Step s, Window window, long[] from, long[] to) {
        boolean includePad = s.node().integer("count_include_pad", 0) != 0;
        float[] inverse = {1f};
        for (int axis = 0; axis < window.axes(); axis++) {
            float[] outer = inverse;
            inverse = new float[Shape.lengthOf(outer.length, to[axis])];
            long low = includePad ? -window.begin(axis) : 0;
            long high = from[axis] + (includePad ? window.end(axis) : 0);
            for (int i = 0; i < to[axis]; i++) {
                long start = i * window.stride(axis) - window.begin(axis);
                long count = 0;
                for (long tap = 0; tap < window.kernel(axis); tap++) {
                    long position = start + tap * window.dilation(axis);
                    count += position >= low && position < high ? 1 : 0;
                }
                for (int o = 0; o < outer.length; o++) {
                    inverse[(int) (o * to[axis] + i)] = outer[o] / count;
                }
            }
        }
        return Tensor.ofFloats(Shape.of(join(new long[] {1, 1}, to)), inverse);
    }

    /** {@code dy / (H W)} everywhere: {@code [N, C, 1, 1]} by a constant {@code [1, 1, H, W]}. */
    public static String globalAverage(Step s) {
        long[] sizes = join(new long[] {1, 1}, Window.spatial(s, s.x(0)));
        Shape shape = Shape.of(sizes);
        float[] share = new float[shape.length()];
        Arrays.fill(share, 1f / share.length);
        return s.mul(s.dy(), s.graph().constant("share", Tensor.ofFloats(shape, share)));
    }

    /** The whole cotangent at the first maximum. */
    public static String globalMax(Step s) {
        long[] spatial = Window.spatial(s, s.x(0));
        String flat = s.reshape(s.x(0), 0, 0, -1);
        String first = s.op("ArgMax", flat).with("axis", 2).value();
        String sparse = s.op("ScatterElements", s.zerosLike(flat), first, s.reshape(s.dy(), 0, 0, 1))
                .with("axis", 2)
                .value();
        return s.reshape(sparse, join(new long[] {0, 0}, spatial));
    }

    private static long[] join(long[] head, long[] tail) {
        return LongStream.concat(Arrays.stream(head), Arrays.stream(tail)).toArray();
    }
}
