package org.vizsla.graph.analysis;

/**
 * Where an axis of a value comes from: an axis of the network's input, or one of the parts that a {@code Reshape} split it into.
 *
 * @param axis of the input; {@value #NEW} for an axis of size 1 that was put in on the way
 * @param part which of the parts, counted from the outermost; 0 for an axis that is whole
 * @param size of the part; {@link org.vizsla.graph.Shape#UNKNOWN} where it is open
 */
public record AxisOrigin(int axis, int part, long size) {
    static final int NEW = -1;

    /** An axis of size 1 that the input does not have. */
    static final AxisOrigin ADDED = new AxisOrigin(NEW, 0, 1);

    /** Whether the input has it. */
    public boolean isOfInput() {
        return axis != NEW;
    }
}
