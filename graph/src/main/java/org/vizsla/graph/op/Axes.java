package org.vizsla.graph.op;

/** What an operator does to the axes of its data, which are its first inputs. */
public enum Axes {
    /** Each element of the result depends on the elements at its own place; shorter operands are broadcast. */
    ELEMENTWISE,

    /** Axes and sizes stay; along one axis or several, each element depends on the others. */
    ALONG,

    /** Data and result are {@code [N, C, places...]}. */
    MAPS,

    /** The same elements in the same row-major order, in another shape. */
    RESHAPED,

    /** The same axes in another order. */
    PERMUTED,

    /** The same axes in the same order; their sizes change, since elements are chosen, repeated, joined or added. */
    RESIZED,

    /** Axes become one element long, or disappear. */
    REDUCED,

    /** The last axis of one operand is summed against an axis of the other: a matrix product. */
    CONTRACTED,

    /** The result has axes of its own, or its axes depend on more than the operator. */
    OTHER,

    /** Nothing is known: the operator has no line in the table. */
    UNKNOWN
}
