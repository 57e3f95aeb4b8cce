package org.vizsla.autodiff.rule;

import static org.vizsla.autodiff.Composite.when;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.ActivationRules;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.Step;

/**
 * The two methods that let only positive gradients through a rectifier. Both are defined only for {@code max(x, 0)}, however it is written ({@link
 * Rectifier}); every other activation (leaky, bounded as ReLU6 is, or smooth) keeps its derivative, as in Captum.
 */
public final class RectifierComposites {
    private static final Composite GUIDED_BACKPROP = Composite.of(when(new Rectifier(), new Guided()));
    private static final Composite DECONVOLUTION = Composite.of(when(new Rectifier(), new Deconvolved()));

    private RectifierComposites() {}

    /**
     * {@code dx = max(dy, 0) [y > 0]}.
     *
     * <p>Source: J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for Simplicity: The All Convolutional Net, 2014.
     */
    public static Composite guidedBackprop() {
        return GUIDED_BACKPROP;
    }

    /**
     * {@code dx = max(dy, 0)}, wherever the rectifier was open.
     *
     * <p>Source: M. D. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, 2013.
     */
    public static Composite deconvolution() {
        return DECONVOLUTION;
    }

    /** The positive part of the derivative. */
    private record Guided() implements BackwardRule {
        @Override
        public List<@Nullable String> apply(Step step) {
            return positive(step, ActivationRules.relu(step));
        }
    }

    /** The positive part of the cotangent. */
    private record Deconvolved() implements BackwardRule {
        @Override
        public List<@Nullable String> apply(Step step) {
            return positive(step, step.dy());
        }
    }

    private static List<@Nullable String> positive(Step step, String dx) {
        return step.toInput(
                Rectifier.rectified(step.forward(), step.node()),
                step.op("Relu", dx).value());
    }
}
