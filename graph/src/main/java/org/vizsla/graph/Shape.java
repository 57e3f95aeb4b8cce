package org.vizsla.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor's axes, outermost first; printed as {@code [N, 3, 224, 224]}. */
public record Shape(List<Dimension> dimensions) {
    /** What {@link #size(int)} returns for a dimension that is known only at run time. */
    public static final long UNKNOWN = -1;

    /** The name of the batch dimension in graphs that Vizsla makes. */
    public static final String BATCH = "N";

    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /** A shape of fixed sizes; {@link #UNKNOWN} makes a symbolic dimension without a name. */
    public static Shape of(long... sizes) {
        List<Dimension> dimensions = new ArrayList<>(sizes.length);
        for (long size : sizes) {
            dimensions.add(size == UNKNOWN ? new Dimension.Symbolic("") : new Dimension.Fixed(size));
        }
        return new Shape(dimensions);
    }

    /** The shape {@code [N, sizes...]}, whose first axis is the batch. */
    public static Shape batchOf(long... sizes) {
        List<Dimension> dimensions = new ArrayList<>(sizes.length + 1);
        dimensions.add(new Dimension.Symbolic(BATCH));
        dimensions.addAll(of(sizes).dimensions);
        return new Shape(dimensions);
    }

    public int rank() {
        return dimensions.size();
    }

    /** The size of an axis (negative axes count from the end), or {@link #UNKNOWN}. */
    public long size(int axis) {
        return dimensions.get(axis < 0 ? axis + rank() : axis) instanceof Dimension.Fixed fixed
                ? fixed.size()
                : UNKNOWN;
    }

    /** Whether every axis has a fixed size. */
    public boolean isFixed() {
        return dimensions.stream().allMatch(Dimension.Fixed.class::isInstance);
    }

    /** All sizes, {@link #UNKNOWN} where there is none. */
    public long[] sizes() {
        long[] sizes = new long[rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = size(axis);
        }
        return sizes;
    }

    /**
     * The number of elements.
     *
     * @throws GraphException if a dimension is symbolic or the product does not fit
     */
    public long elements() {
        if (!isFixed()) {
            throw new GraphException("shape " + this + " has no fixed number of elements");
        }
        return elements(sizes());
    }

    /**
     * The product of sizes.
     *
     * @throws GraphException if it does not fit
     */
    public static long elements(long... sizes) {
        long elements = 1;
        for (long size : sizes) {
            try {
                elements = Math.multiplyExact(elements, size);
            } catch (ArithmeticException e) {
                throw new GraphException("shape " + Arrays.toString(sizes) + " has too many elements", e);
            }
        }
        return elements;
    }

    /**
     * The number of elements, for an array in memory.
     *
     * @throws GraphException if a dimension is symbolic or they do not fit into one array
     */
    public int length() {
        return length(elements());
    }

    /**
     * The size of an axis, for a loop or an array.
     *
     * @throws GraphException if it is symbolic or does not fit
     */
    public int length(int axis) {
        if (size(axis) == UNKNOWN) {
            throw new GraphException("axis " + axis + " of shape " + this + " has no fixed size");
        }
        return length(size(axis));
    }

    /**
     * A product of sizes, for an array in memory.
     *
     * @throws GraphException if it does not fit into one array
     */
    public static int lengthOf(long... sizes) {
        return length(elements(sizes));
    }

    private static int length(long elements) {
        if (elements < 0 || elements > Integer.MAX_VALUE) {
            throw new GraphException("an array of " + elements + " elements cannot be held in memory");
        }
        return (int) elements;
    }

    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
