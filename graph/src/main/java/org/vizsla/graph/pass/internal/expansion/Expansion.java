package org.vizsla.graph.pass.internal.expansion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a node in other operators. */
@FunctionalInterface
public interface Expansion {
    /** Emits them, and answers the value of each output, the empty name for one that is left out; null, with nothing emitted, where the node has to stay. */
    @Nullable
    List<String> expand(Expanding node);
}
