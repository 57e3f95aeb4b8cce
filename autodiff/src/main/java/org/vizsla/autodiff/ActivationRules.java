package org.vizsla.autodiff;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;

/** Activation functions. At a kink the derivative is the one from the left (ReLU at 0: 0), as in PyTorch. */
public final class ActivationRules {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_GAMMA = 1.050701f;

    private ActivationRules() {}

    /** {@code dy [y > 0]}; taken from the output, so that the forward operator can still be fused with what comes before. */
    public static String relu(Step s) {
        return s.type(s.y()) == DataType.FLOAT32
                ? s.mul(s.dy(), s.isPositive(s.y()))
                : s.maskedBy(s.greater(s.y(), s.scalar(0)), s.dy());
    }

    /** Slope 1 above zero, the given slope elsewhere. */
    public static String kinked(Step s, String slope) {
        return s.where(positive(s), s.dy(), s.mul(s.dy(), slope));
    }

    public static String preluSlope(Step s) {
        return s.where(positive(s), s.scalar(0), s.mul(s.dy(), s.x(0)));
    }

    public static String thresholdedRelu(Step s) {
        return s.maskedBy(s.greater(s.x(0), s.scalar(s.node().real("alpha", 1f))), s.dy());
    }

    /** 1 outside of {@code [-lambd, lambd]}, 0 inside. */
    public static String shrink(Step s) {
        String magnitude = s.op("Abs", s.x(0)).value();
        return s.maskedBy(s.greater(magnitude, s.scalar(s.node().real("lambd", 0.5f))), s.dy());
    }

    /** {@code x > 0: 1, else alpha exp(x) = y + alpha}. */
    public static String elu(Step s) {
        return kinked(s, s.add(s.y(), s.scalar(s.node().real("alpha", 1f))));
    }

    /** {@code x > 0: 1, else exp(x/alpha) = y/alpha + 1}. */
    public static String celu(Step s) {
        double alpha = s.node().real("alpha", 1f);
        return kinked(s, s.add(s.mul(s.y(), 1 / alpha), s.scalar(1)));
    }

    /** {@code x > 0: gamma, else gamma alpha exp(x) = y + gamma alpha}. */
    public static String selu(Step s) {
        float alpha = s.node().real("alpha", SELU_ALPHA);
        float gamma = s.node().real("gamma", SELU_GAMMA);
        String slope = s.where(positive(s), s.scalar(gamma), s.add(s.y(), s.scalar((double) gamma * alpha)));
        return s.mul(s.dy(), slope);
    }

    /** {@code y (1 - y)}. */
    public static String sigmoid(Step s) {
        boolean single = s.type(s.y()) == DataType.FLOAT32;
        String rest = single ? s.complement(s.y()) : s.sub(s.scalar(1), s.y());
        return s.mul(s.dy(), s.mul(s.y(), rest));
    }

    /** {@code alpha} where the output is strictly between 0 and 1. */
    public static String hardSigmoid(Step s) {
        String inside = s.and(s.greater(s.y(), s.scalar(0)), s.less(s.y(), s.scalar(1)));
        return s.maskedBy(inside, s.mul(s.dy(), s.node().real("alpha", 0.2f)));
    }

    /** {@code x <= -3: 0; x >= 3: 1; else x/3 + 1/2}. */
    public static String hardSwish(Step s) {
        String x = s.x(0);
        String middle = s.add(s.mul(x, 1.0 / 3), s.scalar(0.5));
        String upper = s.where(s.less(x, s.scalar(3)), middle, s.scalar(1));
        return s.mul(s.dy(), s.where(s.greater(x, s.scalar(-3)), upper, s.scalar(0)));
    }

    /** {@code 1 / (1 + |x|)^2}. */
    public static String softsign(Step s) {
        String magnitude = s.op("Abs", s.x(0)).value();
        return s.div(s.dy(), s.square(s.add(magnitude, s.scalar(1))));
    }

    /** With {@code t = tanh(softplus(x))}: {@code t + x (1 - t^2) sigmoid(x)}. */
    public static String mish(Step s) {
        String x = s.x(0);
        String t = s.op("Tanh", s.op("Softplus", x).value()).value();
        String slope = s.add(t, s.mul(s.mul(x, s.sub(s.scalar(1), s.square(t))), s.sigmoid(x)));
        return s.mul(s.dy(), slope);
    }

    /** Exact: {@code Phi(x) + x phi(x)}; or the derivative of the tanh approximation, if the node uses it. */
    public static String gelu(Step s) {
        String x = s.x(0);
        String half = s.scalar(0.5);
        if (s.node().text("approximate", "none").equals("tanh")) {
            double c = Math.sqrt(2 / Math.PI);
            String inner = s.mul(s.add(x, s.mul(s.mul(x, s.square(x)), 0.044715)), c);
            String t = s.op("Tanh", inner).value();
            String innerSlope = s.add(s.mul(s.square(x), 3 * 0.044715 * c), s.scalar(c));
            String rising = s.mul(s.add(t, s.scalar(1)), half);
            String bend = s.mul(s.mul(s.mul(x, half), s.sub(s.scalar(1), s.square(t))), innerSlope);
            return s.mul(s.dy(), s.add(rising, bend));
        }
        String phi = s.mul(s.exp(s.mul(s.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
        String cumulative = s.mul(s.add(s.op("Erf", s.mul(x, Math.sqrt(0.5))).value(), s.scalar(1)), half);
        return s.mul(s.dy(), s.add(cumulative, s.mul(x, phi)));
    }

    /** Inside the bounds, ends included, as PyTorch's {@code clamp}; but from 0 on it is ReLU6 or ReLU, whose ends do not count. */
    public static String clip(Step s) {
        Float low = s.hasInput(1) ? s.constantBound(1) : null;
        Float high = s.hasInput(2) ? s.constantBound(2) : null;
        if (low != null && low == 0 && (high == null ? !s.hasInput(2) : high > 0)) {
            return rectified(s, high);
        }
        String dy = s.dy();
        if (s.hasInput(1)) {
            dy = low != null
                    ? s.mul(dy, s.isAtLeast(s.x(0), low))
                    : s.maskedBy(s.op("GreaterOrEqual", s.x(0), s.x(1)).value(), dy);
        }
        if (s.hasInput(2)) {
            dy = high != null
                    ? s.mul(dy, s.isAtMost(s.x(0), high))
                    : s.maskedBy(s.op("LessOrEqual", s.x(0), s.x(2)).value(), dy);
        }
        return dy;
    }

    /** Strictly between 0 and the bound; taken from the output, as {@link #relu} does. */
    private static String rectified(Step s, @Nullable Float high) {
        String risen = s.mul(s.dy(), s.isPositive(s.y()));
        return high == null ? risen : s.mul(risen, s.isAtMost(s.y(), Math.nextDown(high)));
    }

    /** The sum over the elements below the lower bound; zero if the bounds are swapped, since the upper one wins. */
    public static String clipMinimum(Step s) {
        String below = s.less(s.x(0), s.x(1));
        if (s.hasInput(2)) {
            below = s.and(below, s.not(s.greater(s.x(1), s.x(2))));
        }
        return s.sumTo(s.maskedBy(below, s.dy()), s.shape(s.y()), s.shape(s.x(1)));
    }

    /** The sum over the elements above the upper bound, once they have been raised to the lower one. */
    public static String clipMaximum(Step s) {
        String raised = s.hasInput(1) ? s.op("Max", s.x(0), s.x(1)).value() : s.x(0);
        return s.sumTo(s.maskedBy(s.greater(raised, s.x(2)), s.dy()), s.shape(s.y()), s.shape(s.x(2)));
    }

    /** {@code y (dy - sum(dy y))}. */
    public static String softmax(Step s) {
        long axis = s.node().integer("axis", -1);
        return s.mul(s.y(), s.sub(s.dy(), s.sum(s.mul(s.dy(), s.y()), true, axis)));
    }

    /** {@code dy - exp(y) sum(dy)}. */
    public static String logSoftmax(Step s) {
        long axis = s.node().integer("axis", -1);
        return s.sub(s.dy(), s.mul(s.exp(s.y()), s.sum(s.dy(), true, axis)));
    }

    /** Dropout in inference: the identity. */
    public static String dropout(Step s) {
        requireInference(s);
        return s.dy();
    }

    /** Zero, since the ratio has no effect in inference. */
    public static String dropoutRatio(Step s) {
        requireInference(s);
        return s.zerosLike(s.x(1));
    }

    private static void requireInference(Step s) {
        @Nullable String training = s.node().input(2);
        if (training != null) {
            var constant = s.forward().initializers().get(training);
            if (constant == null || constant.bytes().get(0) != 0) {
                throw s.unsupported("training mode");
            }
        }
    }

    private static String positive(Step s) {
        return s.greater(s.x(0), s.scalar(0));
    }
}
