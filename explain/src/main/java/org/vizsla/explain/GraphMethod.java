package org.vizsla.explain;

import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.NotApplicableException;

/** A method that is a graph. It is emitted beside others into one explainer, where passes that several methods need are emitted once. */
public non-sealed interface GraphMethod extends AttributionMethod {
    /**
     * Emits the method.
     *
     * @throws NotApplicableException if the method does not apply to this network; the message says why
     */
    Emission emit(ExplainerBuilder builder);
}
