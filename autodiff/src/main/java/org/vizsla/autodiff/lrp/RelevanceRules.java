package org.vizsla.autodiff.lrp;

import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** In a few words, how relevance passes each operator; see {@link CommonRules}. */
public final class RelevanceRules {
    private RelevanceRules() {}

    /** The rule for nodes of an operator of the standard domain that has a derivative. */
    public static String describe(String name) {
        Operator operator = OperatorTraits.all().get(name);
        if (operator == null) {
            return "";
        }
        if (LinearOperator.ANY.operators().contains(name)) {
            return "the composite's, with a constant weight; else half to each factor";
        }
        if (name.equals("BatchNormalization")) {
            return "merged into the layer before it; else in proportion";
        }
        if (operator.has(Trait.FUNCTION) || operator.has(Trait.NORMALIZES) || CommonRules.PASSED.contains(name)) {
            return "passed on";
        }
        if (operator.has(Trait.SUMS)) {
            return operator.has(Trait.COMBINES) ? "in proportion; passed on beside a constant" : "in proportion";
        }
        if (operator.has(Trait.BILINEAR)) {
            return operator.has(Trait.COMBINES)
                    ? "half to each factor; passed on beside a constant"
                    : "half to each factor";
        }
        return operator.has(Trait.MOVES) ? "to the elements that it came from" : "as the gradient";
    }
}
