package org.vizsla.graph.pass.internal.expansion;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** A node that is written in other operators, in its graph, with the operations to write it in. */
public final class Expanding extends Ops {
    private final Graph graph;
    private final Node node;

    /**
     * A node of a graph.
     *
     * @param builder takes what the node becomes
     */
    public Expanding(GraphBuilder builder, Graph graph, Node node) {
        super(builder);
        this.graph = graph;
        this.node = node;
    }

    public Node node() {
        return node;
    }

    /** The name of an input; the empty one where it is left out. */
    public String x(int input) {
        String name = node.input(input);
        return name == null ? "" : name;
    }

    public boolean has(int input) {
        return node.input(input) != null;
    }

    /** Whether an output is there. */
    public boolean yields(int output) {
        return node.output(output) != null;
    }

    /** The shape of an input, or null where it is left out or not known. */
    public @Nullable Shape shape(int input) {
        return has(input) ? graph.shape(x(input)) : null;
    }

    /** The elements of an input that is a constant, or null. */
    public @Nullable Tensor constant(int input) {
        return has(input) ? graph.initializers().get(x(input)) : null;
    }

    /** The elements of a value of the graph that is a constant, or null. */
    public @Nullable Tensor constantNamed(String value) {
        return graph.initializers().get(value);
    }

    /** Whether an input is of truth values. */
    public boolean isBoolean(int input) {
        Value known = graph.value(x(input));
        return known != null && known.type() == DataType.BOOL;
    }
}
