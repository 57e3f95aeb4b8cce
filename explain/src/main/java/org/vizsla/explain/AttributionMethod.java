package org.vizsla.explain;

/**
 * A way to say how much each part of an input matters for one class score. A method is a record whose components are its parameters.
 *
 * <p>There are two kinds: {@link GraphMethod}s are written into one graph, which shares its passes among all of them; {@link StreamedMethod}s need batches of their
 * own, such as points on a path or masked images. What a method is called, where it comes from and what it costs stands in the registry, {@code Methods}.
 */
public sealed interface AttributionMethod permits GraphMethod, StreamedMethod {
    /** The field's name, in snake case. */
    String name();
}
