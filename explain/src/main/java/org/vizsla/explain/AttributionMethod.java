package org.vizsla.explain;

/**
 * A way to say how much each part of an input matters for one class score. A method is a record whose components are its parameters.
 *
 * <p>There are two kinds: {@link GraphMethod}s are emitted into one graph and share its passes; {@link StreamedMethod}s need batches of their
 * own, such as points on a path or masked images. The registry, {@code Methods}, has its source and its cost.
 */
public sealed interface AttributionMethod extends Configurable permits GraphMethod, StreamedMethod {
    /** The name by which the field knows it, in snake case. */
    @Override
    String name();
}
