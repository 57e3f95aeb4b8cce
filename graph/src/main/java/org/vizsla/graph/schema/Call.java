package org.vizsla.graph.schema;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;

/**
 * A node in its graph, with what is known of the values that it reads.
 *
 * @param outer the call around it, where the graph is a subgraph
 */
record Call(Node node, Graph graph, @Nullable Call outer) {
    /** The most elements of a constant that are looked at; those with a range are lists of axes or sizes. */
    private static final int MOST = 4096;

    private static final int UNKNOWN = -1;

    /** What is known of an input; null if it is left out or nothing is. */
    private @Nullable Value value(int input) {
        String name = node.input(input);
        return name == null ? null : value(name);
    }

    private @Nullable Value value(String name) {
        Value known = graph.value(name);
        return known != null || outer == null || graph.defines(name) ? known : outer.value(name);
    }

    @Nullable
    DataType type(int input) {
        Value known = value(input);
        return known == null ? null : known.type();
    }

    @Nullable
    Shape shape(int input) {
        Value known = value(input);
        return known == null ? null : known.shape();
    }

    /** The number of axes of an input, or -1. */
    int rank(int input) {
        Shape shape = shape(input);
        return shape == null ? UNKNOWN : shape.rank();
    }

    /** The size of an axis of an input, or {@link Shape#UNKNOWN}. */
    long size(int input, int axis) {
        Shape shape = shape(input);
        return shape == null || axis >= shape.rank() ? Shape.UNKNOWN : shape.size(axis);
    }

    /** An input that is a constant; null if it is none, or left out. */
    @Nullable
    Tensor constant(int input) {
        String name = node.input(input);
        return name == null ? null : constant(name);
    }

    private @Nullable Tensor constant(String name) {
        Tensor tensor = graph.initializers().get(name);
        return tensor != null || outer == null || graph.defines(name) ? tensor : outer.constant(name);
    }

    /** The elements of a constant, if they are integers and not many; else none. */
    static long[] integers(Tensor tensor) {
        if (tensor.elements() > MOST || (tensor.type() != DataType.INT64 && tensor.type() != DataType.INT32)) {
            return new long[0];
        }
        ByteBuffer bytes = tensor.bytes();
        long[] elements = new long[(int) tensor.elements()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = tensor.type() == DataType.INT64 ? bytes.getLong() : bytes.getInt();
        }
        return elements;
    }

    VizslaException refusal(String what) {
        String domain = node.domain().isEmpty() ? "" : node.domain() + ".";
        return new VizslaException(domain + node.label() + " is not valid: " + what);
    }
}
