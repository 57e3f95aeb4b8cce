package org.vizsla.autodiff.coverage;

import java.util.List;

/**
 * How one operator of the standard domain is supported: a line of {@link Coverage}. It holds for all of its versions, since models are brought to one operator set when they are imported.
 *
 * @param sets the operator sets that brought a version of it
 * @param derivative whether, and how, gradients pass it
 * @param relevance the rule by which relevance passes it; empty where none is needed or none holds
 * @param reason why there is no derivative, or on which condition there is one; else empty
 */
public record OperatorSupport(
        String operator, List<Integer> sets, DerivativeKind derivative, String relevance, String reason) {
    public OperatorSupport {
        sets = List.copyOf(sets);
    }
}
