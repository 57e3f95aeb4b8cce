package org.vizsla.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way back through one node that takes the place of its derivative, as guided backpropagation and relevance propagation have.
 *
 * <p>What it is handed as a cotangent ({@link Step#dy()}) is whatever the pass carries: a gradient, a relevance, a multiplier. Rules are records, so that a
 * composite can be printed and compared.
 */
@FunctionalInterface
public interface BackwardRule {
    /**
     * Emits what goes on to the inputs of the node.
     *
     * @return one value an input, of that input's shape; null where nothing goes on. {@link Step#toInput} and {@link Step#toInputs} make such a list
     */
    List<@Nullable String> apply(Step step);
}
