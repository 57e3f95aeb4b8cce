package org.vizsla.explain;

/** A way to say how much each part of an input matters for one class score. */
public interface AttributionMethod {
    /** The field's name, in snake case. */
    String name();

    /** The family, such as {@code gradient}. */
    String family();

    /** What the map shows, in a sentence. */
    String description();

    /** Authors, title, year. */
    String paper();

    /** Cost in passes through the network, such as {@code 1 forward, 1 backward}. */
    String cost();

    /** Emits the method's map and answers its name; {@code [N, C, H, W]}, before any scaling for display. */
    String emit(Passes passes);
}
