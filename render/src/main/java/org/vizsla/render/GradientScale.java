package org.vizsla.render;

import java.util.List;

/** How the values of a gradient become levels of colour. */
public sealed interface GradientScale {
    /** Each gradient over its own range: {@code 255 * (g - min) / max}, as the student project that Vizsla grew from had it. What zero looks like differs from one to the next. */
    record OwnRange() implements GradientScale {
        @Override
        public int level(double value, Range own) {
            return own.level(value);
        }
    }

    /**
     * Grey (128) exactly where the gradient is zero: {@code 128 + 127 * g / limit}, cut off at the ends.
     *
     * @param limit what has the strongest colour, above 0
     */
    record AroundZero(double limit) implements GradientScale {
        private static final int GREY = 128;
        private static final int STEPS = 127;

        @Override
        public int level(double value, Range own) {
            return GREY + (int) Math.round(STEPS * Math.max(-1, Math.min(1, value / limit)));
        }
    }

    /** The level of a value, 0 to 255, in a gradient with this range. */
    int level(double value, Range own);

    /** One scale for all these gradients: at most one in a hundred values of the strongest of them is cut off. Those that are not finite do not count. */
    static GradientScale shared(List<Planes> gradients) {
        double limit = 0;
        for (Planes gradient : gradients) {
            if (gradient.isFinite()) {
                limit = Math.max(limit, gradient.magnitudeOf(99));
            }
        }
        return new AroundZero(limit > 0 ? limit : 1);
    }
}
