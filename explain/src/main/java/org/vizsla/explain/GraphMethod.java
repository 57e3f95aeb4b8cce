package org.vizsla.explain;

import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.NotApplicableException;

/** A method that is a graph: it is emitted beside others into one explainer, and passes that several ask for are emitted once. */
public non-sealed interface GraphMethod extends AttributionMethod {
    /**
     * Emits the method.
     *
     * @throws NotApplicableException if the method has no meaning for this network; the message says why
     */
    Emission emit(ExplainerBuilder builder);
}
