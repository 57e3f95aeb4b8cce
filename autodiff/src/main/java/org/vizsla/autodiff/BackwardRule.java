package org.vizsla.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule for going back through one node that replaces its derivative, as in guided backpropagation and relevance propagation.
 *
 * <p>What it receives as a cotangent ({@link Step#dy()}) is whatever the pass carries: a gradient, a relevance, a multiplier. Rules are records, so
 * that a composite can be printed and compared.
 */
@FunctionalInterface
public interface BackwardRule {
    /**
     * Emits what goes on to the inputs of the node.
     *
     * @return one value per input, of that input's shape, or null if nothing goes on to it; {@link Step#toInput} and {@link Step#toInputs} make such
     * a list
     */
    List<@Nullable String> apply(Step step);
}
