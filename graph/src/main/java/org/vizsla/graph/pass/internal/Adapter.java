package org.vizsla.graph.pass.internal;

import org.vizsla.graph.Node;

/** Rewrites a node of an older operator set for the newest one. Outputs that are in use keep their names. */
@FunctionalInterface
public interface Adapter {
    void adapt(Node node, Lifting lifting);
}
