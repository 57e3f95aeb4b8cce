package org.vizsla.graph.pass.internal;

import org.vizsla.graph.Node;

/** Writes a node of an older operator set as the newest one has it. The outputs that are in use keep their names. */
@FunctionalInterface
public interface Adapter {
    void adapt(Node node, Lifting lifting);
}
