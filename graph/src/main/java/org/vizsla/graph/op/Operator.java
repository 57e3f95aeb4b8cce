package org.vizsla.graph.op;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is known about one operator of the standard domain: a line of {@link OperatorTraits}. */
public record Operator(String name, Axes axes, Sign sign, Set<Trait> traits) {
    public Operator {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        traits.forEach(trait -> all.addAll(trait.closure()));
        traits = Collections.unmodifiableSet(all);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean has(Axes wanted) {
        return axes == wanted;
    }

    /** Whether the result is linear, but for a constant, in the operand with this index while the others are constants. */
    public boolean isLinearIn(int operand) {
        return has(Trait.LINEAR) || (operand == 0 && has(Trait.LINEAR_IN_FIRST));
    }
}
