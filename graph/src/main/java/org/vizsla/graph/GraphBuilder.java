package org.vizsla.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Graph}, node by node; each step returns the name of the value that it defines.
 *
 * <pre>{@code
 * GraphBuilder b = new GraphBuilder("halve");
 * String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3));
 * Graph halve = b.output(b.op("Mul", x, b.scalar(0.5f)).value()).build();
 * }</pre>
 */
public final class GraphBuilder {
    /** The standard operator set that new graphs use. */
    public static final int OPSET = 21;

    private String name;
    private final Map<String, Integer> opsets = new LinkedHashMap<>();
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private String scope = "";
    private int counter;

    public GraphBuilder(String name) {
        this.name = name;
        opsets.put("", OPSET);
    }

    GraphBuilder(Graph graph) {
        name = graph.name();
        opsets.putAll(graph.opsets());
        graph.inputs().forEach(input -> inputs.put(input.name(), input));
        initializers.putAll(graph.initializers());
        nodes.addAll(graph.nodes());
        outputs.addAll(graph.outputs());
        values.putAll(graph.values());
        metadata.putAll(graph.metadata());
        taken.addAll(inputs.keySet());
        taken.addAll(initializers.keySet());
        nodes.forEach(this::take);
    }

    public GraphBuilder name(String other) {
        name = other;
        return this;
    }

    /** Sets the version of an operator set; the standard domain is the empty string. */
    public GraphBuilder opset(String domain, int version) {
        opsets.put(domain, version);
        return this;
    }

    /** Drops the operator sets, but for the standard one, that no node is of, nor one in a subgraph. */
    public GraphBuilder dropUnusedOpsets() {
        Set<String> used = new HashSet<>(Set.of(""));
        nodes.forEach(node -> addDomains(node, used));
        opsets.keySet().retainAll(used);
        return this;
    }

    private static void addDomains(Node node, Set<String> domains) {
        domains.add(node.domain());
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                subgraph.value().nodes().forEach(inner -> addDomains(inner, domains));
            }
        }
    }

    public GraphBuilder metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Prefixes the names of all values made from now on with this scope and a slash. */
    public GraphBuilder scope(String prefix) {
        scope = prefix;
        return this;
    }

    public String input(String input, DataType type, Shape shape) {
        return input(new Value(input, type, shape));
    }

    public String input(Value input) {
        inputs.put(input.name(), input);
        taken.add(input.name());
        return input.name();
    }

    /** Adds or replaces a constant of this name. */
    public String initializer(String initializer, Tensor tensor) {
        initializers.put(initializer, tensor);
        taken.add(initializer);
        return initializer;
    }

    /** Removes a constant, which a node of the same output may then compute. */
    public GraphBuilder removeInitializer(String initializer) {
        initializers.remove(initializer);
        return this;
    }

    /** Turns a constant into an input, to be fed at each run. */
    public String initializerToInput(String initializer) {
        Tensor tensor = initializers.remove(initializer);
        if (tensor == null) {
            throw new GraphException("there is no initializer '" + initializer + "'");
        }
        return input(initializer, tensor.type(), tensor.shape());
    }

    /** A FLOAT32 scalar; equal ones share one constant. */
    public String scalar(float value) {
        return shared("float/" + value, Tensor.scalar(value));
    }

    /** An INT64 scalar; equal ones share one constant. */
    public String integer(long value) {
        return shared("int/" + value, Tensor.scalar(value));
    }

    /** A one-dimensional INT64 constant; equal ones share one. */
    public String integers(long... elements) {
        String text = Arrays.stream(elements).mapToObj(Long::toString).collect(Collectors.joining(","));
        return shared("ints/" + text, Tensor.ofLongs(Shape.of(elements.length), elements));
    }

    /** The constant of this name if it is the same tensor, or one made for it before; otherwise a new one, under another name if this one is taken. */
    private String shared(String name, Tensor tensor) {
        String known = shared.getOrDefault(name, name);
        if (isSame(initializers.get(known), tensor)) {
            return known;
        }
        String own = taken.contains(name) ? fresh(name) : name;
        shared.put(name, own);
        return initializer(own, tensor);
    }

    private static boolean isSame(@Nullable Tensor known, Tensor tensor) {
        return known != null
                && known.type() == tensor.type()
                && known.shape().equals(tensor.shape())
                && known.bytes().equals(tensor.bytes());
    }

    /** A constant under a fresh name. */
    public String constant(String hint, Tensor tensor) {
        return initializer(fresh(hint), tensor);
    }

    /** Starts a node of the standard domain; the empty name leaves an optional input out. */
    public NodeBuilder op(String operator, String... operands) {
        return new NodeBuilder(this, operator, Arrays.asList(operands));
    }

    public NodeBuilder op(String operator, List<String> operands) {
        return new NodeBuilder(this, operator, operands);
    }

    /** Adds a node as it is; its outputs must be new. */
    public GraphBuilder add(Node node) {
        nodes.add(node);
        take(node);
        return this;
    }

    /** Reserves the names that a node defines, in its subgraphs too, so that no fresh name hides or repeats them. */
    private void take(Node node) {
        taken.addAll(node.outputs());
        for (Attribute attribute : node.attributes().values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                Graph inner = subgraph.value();
                inner.inputs().forEach(input -> taken.add(input.name()));
                taken.addAll(inner.initializers().keySet());
                inner.nodes().forEach(this::take);
            }
        }
    }

    /** Replaces all nodes; constants and inputs stay. */
    public GraphBuilder nodes(Collection<Node> others) {
        nodes.clear();
        others.forEach(this::add);
        return this;
    }

    public GraphBuilder output(String output) {
        outputs.add(output);
        return this;
    }

    /** Replaces all outputs. */
    public GraphBuilder outputs(List<String> others) {
        outputs.clear();
        outputs.addAll(others);
        return this;
    }

    /** Removes an input that nothing uses any more. */
    public GraphBuilder removeInput(String input) {
        inputs.remove(input);
        return this;
    }

    /** Records what is known of a value. */
    public GraphBuilder value(Value value) {
        values.put(value.name(), value);
        return this;
    }

    /** What is known of the shape of an input or a computed value; null if nothing is. */
    public @Nullable Shape shape(String value) {
        Value known = inputs.getOrDefault(value, values.get(value));
        return known == null ? null : known.shape();
    }

    /** Drops what is known of a value that a node computes. */
    public GraphBuilder forgetValue(String value) {
        values.remove(value);
        return this;
    }

    /** Drops what is known of all values that nodes compute. */
    public GraphBuilder forgetValues() {
        values.clear();
        return this;
    }

    /** A name that no value has yet, beginning with the scope and the hint. */
    public String fresh(String hint) {
        String base = scope.isEmpty() ? hint : scope + "/" + hint;
        String candidate = base;
        while (!taken.add(candidate)) {
            candidate = base + "_" + ++counter;
        }
        return candidate;
    }

    /** Gives a value another name, by an {@code Identity}; returns that name. */
    public String rename(String value, String wanted) {
        return op("Identity", value).named(wanted);
    }

    /**
     * The graph, checked.
     *
     * @throws GraphException if a value is undefined, assigned twice or used before it is assigned
     */
    public Graph build() {
        Graph graph = new Graph(name, opsets, inputs, initializers, nodes, outputs, values, metadata);
        GraphChecker.check(graph);
        return graph;
    }

    /** A subgraph, for an attribute of a node; it may read values of the graph around it, and is checked together with that graph. */
    public Graph buildInner() {
        return new Graph(name, opsets, inputs, initializers, nodes, outputs, values, metadata);
    }

    /** The graph, checked, without nodes and constants that no output needs. Inputs stay. */
    public Graph buildPruned() {
        return Pruning.prune(build());
    }
}
