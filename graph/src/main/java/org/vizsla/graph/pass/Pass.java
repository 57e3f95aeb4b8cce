package org.vizsla.graph.pass;

import org.vizsla.graph.Graph;

/**
 * A step that makes a new graph from a graph. It never changes its input, and returns the same instance if there is nothing to do.
 *
 * <p>Each pass documents what it requires and what it ensures; where a requirement is cheap to check, a graph that breaks it is refused with a
 * {@link org.vizsla.graph.VizslaException}. Names of the model's nodes and values stay; new values have fresh names.
 */
@FunctionalInterface
public interface Pass {
    Graph apply(Graph graph);
}
