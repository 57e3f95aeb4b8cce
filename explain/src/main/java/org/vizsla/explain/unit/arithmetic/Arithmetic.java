package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;

/** How a node computes one element from one of its inputs. */
public interface Arithmetic {
    /** The value that it reads. */
    String source();

    /** Whether it is a weighted sum, into which what scales it can be folded. */
    boolean isWeighted();

    /**
     * What an element is computed from.
     *
     * @param element its row-major index in the node's result for one image
     * @param values of the source for one image, row-major
     */
    Patch at(int element, FloatBuffer values);
}
