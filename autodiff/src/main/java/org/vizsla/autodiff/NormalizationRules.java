package org.vizsla.autodiff;

import java.util.stream.LongStream;
import org.vizsla.graph.Shape;

/** Normalization layers. */
final class NormalizationRules {
    private NormalizationRules() {}

    /**
     * With {@code S = bias + alpha/size sum(x^2)} over the window: {@code dx = dy S^-beta - 2 alpha beta/size x sum(dy y / S)} over the mirrored window.
     */
    public static String localResponse(Step s) {
        long size = s.node().integer("size", 1);
        double alpha = s.node().real("alpha", 0.0001f);
        double beta = s.node().real("beta", 0.75f);
        double bias = s.node().real("bias", 1f);
        long before = (size - 1) / 2;
        String x = s.x(0);
        String base = s.add(s.mul(channelMean(s, s.square(x), size, before), alpha), s.scalar(bias));
        String direct = s.mul(s.dy(), s.pow(base, -beta));
        String neighbours = channelMean(s, s.div(s.mul(s.dy(), s.y()), base), size, size - 1 - before);
        return s.sub(direct, s.mul(s.mul(x, neighbours), 2 * alpha * beta));
    }

    /** The sum over {@code size} neighbouring channels, {@code before} of which precede the channel, divided by {@code size}. */
    private static String channelMean(Step s, String x, long size, long before) {
        String plane = s.reshape(s.unsqueeze(x, 1), 0, 1, s.size(s.x(0), 1), -1);
        String mean = s.op("AveragePool", plane)
                .with("kernel_shape", new long[] {size, 1})
                .with("pads", new long[] {before, 0, size - 1 - before, 0})
                .with("count_include_pad", 1)
                .value();
        return s.reshapeLike(mean, s.x(0));
    }

    /** {@code y = (x - mean) scale / sqrt(variance + epsilon) + bias} with fixed statistics. */
    public static String batchInput(Step s) {
        return s.mul(s.dy(), perChannel(s, s.mul(s.x(1), inverseDeviation(s))));
    }

    public static String batchScale(Step s) {
        String normalized = s.mul(centred(s), perChannel(s, inverseDeviation(s)));
        return s.sum(s.mul(s.dy(), normalized), false, allButChannel(s));
    }

    public static String batchMean(Step s) {
        return s.neg(s.mul(channelBias(s), s.mul(s.x(1), inverseDeviation(s))));
    }

    public static String batchVariance(Step s) {
        String sum = s.sum(s.mul(s.dy(), centred(s)), false, allButChannel(s));
        return s.mul(s.mul(sum, s.mul(s.x(1), s.pow(inverseDeviation(s), 3))), -0.5);
    }

    /** The cotangent of a bias that is added to each channel. */
    public static String channelBias(Step s) {
        return s.sum(s.dy(), false, allButChannel(s));
    }

    private static String centred(Step s) {
        return s.sub(s.x(0), perChannel(s, s.x(3)));
    }

    private static String inverseDeviation(Step s) {
        if (s.node().integer("training_mode", 0) != 0) {
            throw s.unsupported("training mode");
        }
        String variance = s.add(s.x(4), s.scalar(s.node().real("epsilon", 1e-5f)));
        return s.op("Reciprocal", s.sqrt(variance)).value();
    }

    public static String instanceInput(Step s) {
        return Standardized.of(s, s.x(0), spatialAxes(s)).back(s, s.mul(s.dy(), perChannel(s, s.x(1))));
    }

    public static String instanceScale(Step s) {
        return s.sum(s.mul(s.dy(), Standardized.of(s, s.x(0), spatialAxes(s)).value()), false, allButChannel(s));
    }

    public static String layerInput(Step s) {
        return Standardized.of(s, s.x(0), layerAxes(s)).back(s, s.mul(s.dy(), s.x(1)));
    }

    public static String layerScale(Step s) {
        String product = s.mul(s.dy(), Standardized.of(s, s.x(0), layerAxes(s)).value());
        return s.sumTo(product, s.shape(s.y()), s.shape(s.x(1)));
    }

    public static String layerBias(Step s) {
        return s.sumTo(s.dy(), s.shape(s.y()), s.shape(s.x(2)));
    }

    public static String groupInput(Step s) {
        String scaled = grouped(s, s.mul(s.dy(), perChannel(s, s.x(1))));
        return s.reshapeLike(Standardized.of(s, grouped(s, s.x(0)), 2).back(s, scaled), s.x(0));
    }

    public static String groupScale(Step s) {
        String standardized = Standardized.of(s, grouped(s, s.x(0)), 2).value();
        return s.sum(s.mul(s.dy(), s.reshapeLike(standardized, s.x(0))), false, allButChannel(s));
    }

    /** {@code y = x / n} with the norm {@code n = (sum |x|^p)^(1/p)}: {@code dx = (dy - dn sum(dy y)) / n}; 0 where the norm is. */
    public static String norm(Step s) {
        long axis = s.node().integer("axis", -1);
        long p = s.node().integer("p", 2);
        String norm =
                s.op(p == 1 ? "ReduceL1" : "ReduceL2", s.x(0), s.integers(axis)).value();
        String isThere = s.greater(norm, s.scalar(0));
        String slope = p == 1 ? s.op("Sign", s.x(0)).value() : s.y();
        String along = s.mul(slope, s.sum(s.mul(s.dy(), s.y()), true, axis));
        return s.maskedBy(isThere, s.div(s.sub(s.dy(), along), norm));
    }

    /** {@code y = (x - mean) / (deviation + 1e-9)}. */
    public static String meanVariance(Step s) {
        long[] axes = s.node().integers("axes", 0, 2, 3);
        return Standardized.of(s, s.x(0), 0, axes).back(s, s.dy());
    }

    /** {@code sign(x) |x|^(p-1)}, the slope of {@code |x|^p / p}. */
    static String powerSlope(Step s, String x, long p) {
        if (p == 1) {
            return s.op("Sign", x).value();
        }
        if (p == 2) {
            return x;
        }
        String magnitude = s.pow(s.op("Abs", x).value(), p - 1.0);
        return s.mul(s.op("Sign", x).value(), magnitude);
    }

    /** {@code dy y^(1-p)}, and 0 where a norm is 0. */
    static String perPower(Step s, String dy, String y, long p) {
        if (p == 1) {
            return dy;
        }
        String isThere = s.greater(y, s.scalar(0));
        String power = p == 2 ? y : s.pow(y, p - 1.0);
        return s.maskedBy(isThere, s.div(dy, s.where(isThere, power, s.scalar(1))));
    }

    /** {@code [N, C, ...]} as {@code [N, groups, rest]}. */
    private static String grouped(Step s, String x) {
        return s.reshape(x, 0, s.node().integer("num_groups", 1), -1);
    }

    /** A {@code [C]} vector in a shape that broadcasts over {@code [N, C, ...]}. */
    private static String perChannel(Step s, String vector) {
        int rank = s.rank(s.x(0));
        if (rank <= 2) {
            return vector;
        }
        long[] sizes = LongStream.range(0, rank - 1).map(axis -> 1).toArray();
        sizes[0] = s.shape(s.x(0)).size(1);
        return s.shaped(s.unsqueeze(vector, LongStream.range(1, rank - 1).toArray()), sizes);
    }

    private static long[] allButChannel(Step s) {
        return LongStream.range(0, s.rank(s.x(0))).filter(axis -> axis != 1).toArray();
    }

    private static long[] spatialAxes(Step s) {
        return LongStream.range(2, s.rank(s.x(0))).toArray();
    }

    private static long[] layerAxes(Step s) {
        Shape shape = s.shape(s.x(0));
        return LongStream.range(s.axis(s.node().integer("axis", -1), shape.rank()), shape.rank())
                .toArray();
    }
}
