package org.vizsla.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.graph.op.OperatorTraits;

/** Changes a network in one or two places, its structure first and then now and then its bytes; the same seed makes the same change. */
final class GraphMutator {
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        -2,
        255,
        65_536,
        1_000_003,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE / 2 + 1
    };

    private static final List<String> OPERATORS =
            List.copyOf(new TreeSet<>(OperatorTraits.all().keySet()));

    private final SplittableRandom random;

    GraphMutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The bytes of a changed network. */
    byte[] mutated(Graph graph) {
        Graph changed = graph;
        int changes = random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 0; i < changes; i++) {
            try {
                changed = changed(changed);
            } catch (VizslaException invalid) {
                // Our own builder refuses it; the bytes below can still be so.
            }
        }
        byte[] bytes = OnnxWriter.toBytes(changed);
        if (random.nextInt(8) == 0) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private Graph changed(Graph graph) {
        return switch (random.nextInt(10)) {
            case 0 -> withInput(graph);
            case 1, 2 -> withConstant(graph);
            default -> withNode(graph);
        };
    }

    private Graph withInput(Graph graph) {
        Value input = graph.inputs().iterator().next();
        Shape shape = input.shape();
        if (shape == null) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder();
        builder.input(input.name(), input.type(), Shape.of(sizes(shape.sizes())));
        return builder.build();
    }

    private long[] sizes(long[] sizes) {
        long[] other = sizes.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] = Math.abs(number() % 100_000);
        }
        return other;
    }

    /** Other numbers in a constant of whole ones, or another shape of one of real ones. */
    private Graph withConstant(Graph graph) {
        List<String> names = List.copyOf(graph.initializers().keySet());
        String name = names.get(random.nextInt(names.size()));
        Tensor tensor = new Tensors(graph.initializers()).get(name);
        GraphBuilder builder = graph.toBuilder();
        if (tensor.type() == DataType.INT64) {
            long[] values = tensor.longs();
            if (values.length > 0) {
                values[random.nextInt(values.length)] = number();
            }
            builder.initializer(name, Tensor.ofLongs(tensor.shape(), values));
        } else {
            builder.initializer(name, reshaped(tensor));
        }
        return builder.build();
    }

    private Tensor reshaped(Tensor tensor) {
        long elements = tensor.elements();
        return switch (random.nextInt(4)) {
            case 0 -> Tensor.of(tensor.type(), Shape.of(elements), tensor.bytes());
            case 1 -> Tensor.of(tensor.type(), Shape.of(1, elements, 1), tensor.bytes());
            case 2 -> Tensor.of(tensor.type(), Shape.of(0), java.nio.ByteBuffer.allocate(0));
            default -> Tensor.scalar(number());
        };
    }

    private Graph withNode(Graph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        int place = random.nextInt(nodes.size());
        Node node = nodes.get(place);
        switch (random.nextInt(10)) {
            case 0 -> nodes.set(place, named(node, OPERATORS.get(random.nextInt(OPERATORS.size()))));
            case 1 -> nodes.set(place, node.withInputs(operands(graph, node)));
            case 2 -> nodes.set(place, node.withOutputs(moreOutputs(node)));
            default -> nodes.set(place, withAttributes(node));
        }
        return graph.toBuilder().nodes(nodes).build();
    }

    private static Node named(Node node, String operator) {
        return new Node(node.name(), operator, "", node.inputs(), node.outputs(), node.attributes());
    }

    private List<String> operands(Graph graph, Node node) {
        List<String> operands = new ArrayList<>(node.inputs());
        int place = random.nextInt(operands.size() + 1);
        List<String> all = new ArrayList<>(graph.initializers().keySet());
        graph.inputs().forEach(input -> all.add(input.name()));
        graph.nodes().stream().takeWhile(other -> !other.equals(node)).forEach(other -> all.addAll(other.outputs()));
        String other = all.get(random.nextInt(all.size()));
        switch (random.nextInt(4)) {
            case 0 -> operands.add(place, "");
            case 1 -> operands.add(place, other);
            case 2 ->
                operands.subList(Math.min(place, operands.size()), operands.size())
                        .clear();
            default -> {
                if (place < operands.size()) {
                    operands.set(place, other);
                }
            }
        }
        return operands;
    }

    private List<String> moreOutputs(Node node) {
        List<String> outputs = new ArrayList<>(node.outputs());
        outputs.add(random.nextBoolean() ? "" : node.outputs().get(0) + "_more");
        return outputs;
    }

    private Node withAttributes(Node node) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        if (attributes.isEmpty()) {
            attributes.put("axis", new Attribute.Int(number()));
        } else {
            List<Map.Entry<String, Attribute>> entries = new ArrayList<>(attributes.entrySet());
            Map.Entry<String, Attribute> changed = entries.get(random.nextInt(entries.size()));
            if (random.nextInt(8) == 0) {
                attributes.remove(changed.getKey());
            } else {
                changed.setValue(other(changed.getValue()));
            }
        }
        return new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
    }

    private Attribute other(Attribute attribute) {
        if (attribute instanceof Attribute.Int) {
            return random.nextInt(8) == 0 ? new Attribute.Ints(List.of(number())) : new Attribute.Int(number());
        }
        if (attribute instanceof Attribute.Ints ints) {
            List<Long> values = new ArrayList<>(ints.values());
            switch (random.nextInt(4)) {
                case 0 -> values.add(number());
                case 1 -> values.clear();
                default -> {
                    if (!values.isEmpty()) {
                        values.set(random.nextInt(values.size()), number());
                    }
                }
            }
            return new Attribute.Ints(values);
        }
        if (attribute instanceof Attribute.Text text) {
            return new Attribute.Text(random.nextBoolean() ? "" : text.value() + ",...->a");
        }
        return attribute instanceof Attribute.Real
                ? new Attribute.Real(random.nextBoolean() ? Float.NaN : -1e30f)
                : attribute;
    }

    private long number() {
        return random.nextInt(3) > 0 ? random.nextInt(-3, 12) : NUMBERS[random.nextInt(NUMBERS.length)];
    }
}
