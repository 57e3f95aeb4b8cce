package org.vizsla.graph.pass.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.analysis.Readers;

/** A graph on its way to another operator set: what it was, which adapters ask about, and what it becomes, which they add to. */
public final class Lifting {
    private final Graph graph;
    private final Ranks ranks;
    private final Set<String> taken = new HashSet<>();
    private final GraphBuilder builder;
    private final Set<DataType> floatingTypes;

    /**
     * One that begins.
     *
     * @param target the operator set that it becomes
     */
    public Lifting(Graph graph, int target) {
        this.graph = graph;
        this.ranks = new Ranks(graph);
        this.builder = graph.toBuilder().nodes(List.of()).opset("", target);
        this.floatingTypes = floatingTypes(graph);
    }

    /** The operator set of the graph as it was. */
    public int opset() {
        return graph.opset();
    }

    /** The builder of the lifted graph; values that it makes are named after what the node computes. */
    public GraphBuilder builderFor(Node node) {
        return builder.scope(node.outputs().stream()
                .filter(output -> !output.isEmpty())
                .findFirst()
                .orElse(node.operator()));
    }

    /** An input that the operator requires. */
    public String input(Node node, int index) {
        String input = node.input(index);
        if (input == null) {
            throw new VizslaException(node.label() + " of operator set " + opset() + " lacks input " + index
                    + ": the model is broken, export it again");
        }
        return input;
    }

    /** An optional input; the empty name if it is omitted. */
    public static String optionalInput(Node node, int index) {
        return index < node.inputs().size() ? node.inputs().get(index) : "";
    }

    /** The node's own name, for the layer within what it becomes; what is added for the node then has none. */
    public String takeName(Node node) {
        taken.add(node.name());
        return node.name();
    }

    public void add(Node node) {
        builder.add(
                taken.contains(node.name())
                        ? new Node("", node.operator(), node.domain(), node.inputs(), node.outputs(), node.attributes())
                        : node);
    }

    /** Adds the node with other inputs and without some of its attributes. */
    public void add(Node node, List<String> inputs, String... withoutAttributes) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.keySet().removeAll(Set.of(withoutAttributes));
        add(node, node.operator(), inputs, attributes);
    }

    /** Adds another operator under the node's own name and outputs. */
    public void add(Node node, String operator, List<String> inputs, Map<String, Attribute> attributes) {
        int count = inputs.size();
        while (count > 0 && inputs.get(count - 1).isEmpty()) {
            count--;
        }
        add(new Node(node.name(), operator, "", inputs.subList(0, count), node.outputs(), attributes));
    }

    /** Adds the node with one attribute set. */
    public void add(Node node, String attribute, Attribute value) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.put(attribute, value);
        add(node, node.operator(), node.inputs(), attributes);
    }

    /** Makes the node's first output of a value that is known to be FLOAT32. */
    public void addReal(Node node, String real) {
        add(node, "Identity", List.of(real), Map.of());
        String output = node.outputs().get(0);
        builder.value(new Value(output, DataType.FLOAT32, null)).value(new Value(real, DataType.FLOAT32, null));
    }

    /** The graph, without operator sets that nothing is of any more. */
    public Graph build() {
        return builder.dropUnusedOpsets().buildPruned();
    }

    /** All nodes that read a value, before any change. */
    public List<Node> readers(String value) {
        return graph.readers(value);
    }

    /** Whether a node, a subgraph or the caller reads the value. */
    public boolean isUsed(@Nullable String value) {
        return value != null && Readers.exist(graph, value);
    }

    /** The value's elements if it is an initializer, or null. */
    public @Nullable Tensor constant(@Nullable String value) {
        return value == null ? null : graph.initializers().get(value);
    }

    public @Nullable Shape shape(String value) {
        return graph.shape(value);
    }

    /** The number of axes of a value, or {@link Shape#UNKNOWN}. */
    public long rank(String value) {
        return ranks.of(value);
    }

    /** A scalar of the same floating type as another value. */
    public String scalarLike(Node node, String other, float value) {
        return like(node, other, builderFor(node).scalar(value));
    }

    /** A FLOAT32 constant in the floating type of another value. */
    public String like(Node node, String other, String constant) {
        Value known = graph.value(other);
        boolean float32 = known != null
                ? known.type() == DataType.FLOAT32
                : floatingTypes.stream().allMatch(type -> type == DataType.FLOAT32);
        return float32
                ? constant
                : builderFor(node).op("CastLike", constant, other).value();
    }

    /** The floating types that occur; if there is only one, every floating value has it. */
    private static Set<DataType> floatingTypes(Graph graph) {
        Set<DataType> types = new HashSet<>();
        graph.inputs().forEach(input -> types.add(input.type()));
        graph.initializers().values().forEach(tensor -> types.add(tensor.type()));
        graph.values().values().forEach(value -> types.add(value.type()));
        for (Node node : graph.nodes()) {
            if (node.attributes().get("to") instanceof Attribute.Int to) {
                Arrays.stream(DataType.values())
                        .filter(type -> type.code() == to.value())
                        .forEach(types::add);
            }
            node.attributes().values().stream()
                    .filter(Attribute.OfTensor.class::isInstance)
                    .forEach(attribute ->
                            types.add(((Attribute.OfTensor) attribute).value().type()));
        }
        types.removeIf(type -> !type.isFloating());
        return types;
    }
}
