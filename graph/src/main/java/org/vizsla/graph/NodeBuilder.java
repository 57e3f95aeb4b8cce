package org.vizsla.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node under construction: attributes first, then its outputs, which adds it to the graph. */
public final class NodeBuilder {
    private final GraphBuilder graph;
    private final String operator;
    private final List<String> inputs;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private String name = "";

    NodeBuilder(GraphBuilder graph, String operator, List<String> inputs) {
        this.graph = graph;
        this.operator = operator;
        this.inputs = new ArrayList<>(inputs);
        while (!this.inputs.isEmpty() && this.inputs.get(this.inputs.size() - 1).isEmpty()) {
            this.inputs.remove(this.inputs.size() - 1);
        }
    }

    /** The node's own name, such as the layer it stands for. */
    public NodeBuilder called(String node) {
        name = node;
        return this;
    }

    public NodeBuilder with(String attribute, long value) {
        return with(attribute, new Attribute.Int(value));
    }

    public NodeBuilder with(String attribute, float value) {
        return with(attribute, new Attribute.Real(value));
    }

    public NodeBuilder with(String attribute, String value) {
        return with(attribute, new Attribute.Text(value));
    }

    public NodeBuilder with(String attribute, long[] values) {
        return with(attribute, Attribute.Ints.of(values));
    }

    /** Adds the attribute, or nothing where it is null. */
    public NodeBuilder with(String attribute, @Nullable Attribute value) {
        if (value != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    /** Takes over the attributes of another node. */
    public NodeBuilder withAll(Map<String, Attribute> others) {
        attributes.putAll(others);
        return this;
    }

    /** Adds the node with one output under a fresh name. */
    public String value() {
        return values(1).get(0);
    }

    /** Adds the node with several outputs under fresh names. */
    public List<String> values(int count) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.add(graph.fresh(operator));
        }
        return add(outputs);
    }

    /** Adds the node with one output of this name, which must be new. */
    public String named(String output) {
        return add(List.of(output)).get(0);
    }

    private List<String> add(List<String> outputs) {
        graph.add(new Node(name, operator, "", inputs, outputs, attributes));
        return outputs;
    }
}
