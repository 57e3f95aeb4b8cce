package org.vizsla.graph.schema;

/** Something that must hold between the attributes, shapes and constants of a call. */
@FunctionalInterface
interface Relation {
    /** Throws where it does not hold. */
    void check(Call call);
}
