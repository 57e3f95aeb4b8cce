package org.vizsla.autodiff.lrp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;

/** A rule for linear layers {@code y = A(x, w) + b}: how the relevance R of y is shared out among the elements of x. */
public sealed interface LinearRule extends BackwardRule
        permits Zero, Epsilon, Gamma, ZPlus, AlphaBeta, WSquare, Flat, ZBox {
    /** Whether the bias takes its share of the relevance, which is then absorbed; otherwise all of it goes to the input. */
    boolean bias();

    /** Emits the relevance of x, and records what is absorbed: together they sum to the relevance of y. */
    String relevance(LinearLayer layer);

    @Override
    default List<@Nullable String> apply(Step step) {
        LinearLayer layer = LinearLayer.of(step, bias());
        return step.toInput(layer.data(), relevance(layer));
    }
}
