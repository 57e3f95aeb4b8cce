package org.vizsla.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable graph: inputs, initializers (constants such as weights), nodes in an order in which they can run, and outputs.
 *
 * <p>Every value is assigned once, before it is used; {@link GraphBuilder#build()} checks that.
 */
public final class Graph {
    private final String name;
    private final Map<String, Integer> opsets;
    private final Map<String, Value> inputs;
    private final Map<String, Tensor> initializers;
    private final List<Node> nodes;
    private final List<String> outputs;
    private final Map<String, Value> values;
    private final Map<String, String> metadata;
    private final Map<String, Node> producers = new HashMap<>();
    private volatile @Nullable Map<String, List<Node>> readers;

    Graph(
            String name,
            Map<String, Integer> opsets,
            Map<String, Value> inputs,
            Map<String, Tensor> initializers,
            List<Node> nodes,
            List<String> outputs,
            Map<String, Value> values,
            Map<String, String> metadata) {
        this.name = name;
        this.opsets = copy(opsets);
        this.inputs = copy(inputs);
        this.initializers = copy(initializers);
        this.nodes = List.copyOf(nodes);
        this.outputs = List.copyOf(outputs);
        this.values = copy(values);
        this.metadata = copy(metadata);
        for (Node node : this.nodes) {
            for (String output : node.outputs()) {
                producers.put(output, node);
            }
        }
        producers.remove("");
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    public String name() {
        return name;
    }

    /** Version of each operator set in use, by domain; the standard domain is the empty string. */
    public Map<String, Integer> opsets() {
        return opsets;
    }

    /** Version of the standard operator set. */
    public int opset() {
        return opsets.getOrDefault("", 1);
    }

    /** The values to feed, in order; none of them is an initializer. */
    public Collection<Value> inputs() {
        return inputs.values();
    }

    /** The constants, by name. */
    public Map<String, Tensor> initializers() {
        return initializers;
    }

    /** The nodes, each after those whose outputs it uses. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Names of the results, in order. */
    public List<String> outputs() {
        return outputs;
    }

    /** What is known of values other than inputs and initializers: types and shapes, by name. */
    public Map<String, Value> values() {
        return values;
    }

    /** Free text that travels with the model, such as its producer. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The node that computes a value; null for inputs and initializers. */
    public @Nullable Node producer(String value) {
        return producers.get(value);
    }

    /** The nodes that use a value, in order, also those that do so in a subgraph. */
    public List<Node> readers(String value) {
        Map<String, List<Node>> known = readers;
        if (known == null) {
            known = new HashMap<>();
            for (Node node : nodes) {
                for (String read : node.reads()) {
                    known.computeIfAbsent(read, key -> new ArrayList<>()).add(node);
                }
            }
            readers = known;
        }
        return Collections.unmodifiableList(known.getOrDefault(value, List.of()));
    }

    /** The values of the graph around this one that it reads, where it is a subgraph. */
    Set<String> captures() {
        Set<String> captures = new LinkedHashSet<>(outputs);
        nodes.forEach(node -> captures.addAll(node.reads()));
        captures.removeIf(this::defines);
        return captures;
    }

    public boolean isInput(String value) {
        return inputs.containsKey(value);
    }

    public boolean defines(String value) {
        return inputs.containsKey(value) || initializers.containsKey(value) || producers.containsKey(value);
    }

    /** Type and shape of any value, or null where nothing is known of it. */
    public @Nullable Value value(String value) {
        Tensor initializer = initializers.get(value);
        if (initializer != null) {
            return new Value(value, initializer.type(), initializer.shape());
        }
        Value input = inputs.get(value);
        return input != null ? input : values.get(value);
    }

    /** The shape of a value, or null where it is not known. */
    public @Nullable Shape shape(String value) {
        Value known = value(value);
        return known == null ? null : known.shape();
    }

    /** Whether a value is of a floating type, or may be, since nothing is known of it. */
    public boolean mayBeFloating(String value) {
        Value known = value(value);
        return known == null || known.type().isFloating();
    }

    /** Whether a value is or may be a real number, or a whole one that stands for a real one, since a quantization made it. */
    public boolean mayBeReal(String value) {
        Node producer = producers.get(value);
        return mayBeFloating(value)
                || (producer != null
                        && (producer.is("QuantizeLinear") || producer.is("DynamicQuantizeLinear"))
                        && producer.outputs().get(0).equals(value));
    }

    /** A builder that starts with all of this graph. */
    public GraphBuilder toBuilder() {
        return new GraphBuilder(this);
    }

    /** The graph as text, as {@link GraphPrinter} writes it. */
    @Override
    public String toString() {
        return GraphPrinter.print(this);
    }
}
