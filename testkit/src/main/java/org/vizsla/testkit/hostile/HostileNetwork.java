package org.vizsla.testkit.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/** Makes whole networks hostile, by one to four changes of nodes and constants; the same seed makes the same networks. */
public final class HostileNetwork {
    private static final int MOST_ELEMENTS = 4096;

    private final Chance chance;
    private final HostileCall calls;

    public HostileNetwork(Chance chance) {
        this.chance = chance;
        this.calls = new HostileCall(chance, Map.of());
    }

    /** A hostile variant of the network. */
    public Graph of(Graph sound) {
        Graph graph = sound;
        int changes = 1 + chance.pick(4);
        for (int i = 0; i < changes; i++) {
            graph = chance.with(0.8) ? withNode(graph) : withConstant(graph);
        }
        return graph;
    }

    private Graph withNode(Graph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        int place = chance.pick(nodes.size());
        Node node = nodes.get(place);
        double kind = chance.uniform();
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        List<String> inputs = new ArrayList<>(node.inputs());
        List<String> outputs = new ArrayList<>(node.outputs());
        if (kind < 0.5 && !attributes.isEmpty()) {
            Map.Entry<String, Attribute> changed =
                    new ArrayList<>(attributes.entrySet()).get(chance.pick(attributes.size()));
            changed.setValue(calls.replaced(changed.getValue()));
        } else if (kind < 0.9 && !inputs.isEmpty()) {
            int input = chance.pick(inputs.size());
            switch (chance.pick(4)) {
                case 0 -> inputs.set(input, "");
                case 1 -> inputs.remove(input);
                case 2 -> inputs.add(inputs.get(input));
                default -> inputs.set(input, earlier(graph, place));
            }
        } else {
            outputs.add(chance.with(0.5) ? "" : "more" + place + "_" + outputs.size());
        }
        nodes.set(place, new Node(node.name(), node.operator(), node.domain(), inputs, outputs, attributes));
        return graph.toBuilder().nodes(nodes).build();
    }

    /** A constant, or a value computed before this place. */
    private String earlier(Graph graph, int place) {
        List<String> constants = new ArrayList<>(graph.initializers().keySet());
        if (place == 0 || (chance.with(0.4) && !constants.isEmpty())) {
            return constants.isEmpty()
                    ? graph.inputs().iterator().next().name()
                    : constants.get(chance.pick(constants.size()));
        }
        return graph.nodes().get(chance.pick(place)).outputs().get(0);
    }

    private Graph withConstant(Graph graph) {
        List<Map.Entry<String, Tensor>> small = graph.initializers().entrySet().stream()
                .filter(entry -> entry.getValue().elements() <= MOST_ELEMENTS)
                .toList();
        if (small.isEmpty()) {
            return graph;
        }
        Map.Entry<String, Tensor> chosen = small.get(chance.pick(small.size()));
        GraphBuilder builder = graph.toBuilder();
        builder.initializer(
                chosen.getKey(), calls.changed(operand(chosen.getValue())).tensor());
        return builder.build();
    }

    private static Operand operand(Tensor tensor) {
        List<Long> sizes = new ArrayList<>();
        for (long size : tensor.shape().sizes()) {
            sizes.add(size);
        }
        List<Double> values = new ArrayList<>();
        switch (tensor.type()) {
            case INT64 -> {
                for (long value : tensor.longs()) {
                    values.add((double) value);
                }
            }
            case FLOAT32 -> {
                for (float value : tensor.floats()) {
                    values.add((double) value);
                }
            }
            default -> values.add(1.0);
        }
        return new Operand(Operand.Kind.CONSTANT, tensor.type(), sizes, values);
    }
}
