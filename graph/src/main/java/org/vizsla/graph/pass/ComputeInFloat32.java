package org.vizsla.graph.pass;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/**
 * Gives all real numbers of a graph the type FLOAT32: inputs, constants, what {@code Cast} and generators make, in subgraphs too. {@code Cast(x) to=10} (FLOAT16) becomes {@code Cast(x) to=1}, which
 * {@link RemoveIdentities} drops once the type of {@code x} is known.
 *
 * <p>Ensures that no value is FLOAT16, BFLOAT16 or FLOAT64. Results differ by the rounding of the type that was there. Widened constants are in memory.
 */
public final class ComputeInFloat32 implements Pass {
    /** The attributes that name the type of a result. */
    private static final List<String> TYPES = List.of("to", "dtype", "output_dtype");

    @Override
    public Graph apply(Graph graph) {
        return others(graph).isEmpty() ? graph : builder(graph).build();
    }

    /** The types of real numbers in a graph, its subgraphs included, that become FLOAT32. */
    public static Set<DataType> others(Graph graph) {
        Set<DataType> others = EnumSet.noneOf(DataType.class);
        Stream.of(graph.inputs().stream(), graph.values().values().stream())
                .flatMap(values -> values)
                .forEach(value -> others.add(value.type()));
        graph.initializers().values().forEach(tensor -> others.add(tensor.type()));
        graph.nodes().forEach(node -> node.attributes().forEach((name, attribute) -> add(name, attribute, others)));
        others.removeIf(type -> !isOther(type));
        return others;
    }

    private static void add(String name, Attribute attribute, Set<DataType> types) {
        if (attribute instanceof Attribute.OfTensor tensor) {
            types.add(tensor.value().type());
        } else if (attribute instanceof Attribute.OfGraph inner) {
            types.addAll(others(inner.value()));
        } else if (attribute instanceof Attribute.Int code && TYPES.contains(name)) {
            Stream.of(DataType.values())
                    .filter(type -> type.code() == code.value())
                    .forEach(types::add);
        }
    }

    private static boolean isOther(String name, Attribute attribute) {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        add(name, attribute, types);
        return types.stream().anyMatch(ComputeInFloat32::isOther);
    }

    private static boolean isOther(DataType type) {
        return type.isFloating() && type != DataType.FLOAT32;
    }

    private static GraphBuilder builder(Graph graph) {
        GraphBuilder builder = graph.toBuilder()
                .nodes(graph.nodes().stream().map(ComputeInFloat32::node).toList());
        graph.inputs().stream().filter(value -> isOther(value.type())).forEach(value -> builder.input(real(value)));
        graph.values().values().stream()
                .filter(value -> isOther(value.type()))
                .forEach(value -> builder.value(real(value)));
        graph.initializers().forEach((name, tensor) -> {
            if (isOther(tensor.type())) {
                builder.initializer(name, real(tensor));
            }
        });
        return builder;
    }

    private static Node node(Node node) {
        if (node.attributes().entrySet().stream()
                .noneMatch(attribute -> isOther(attribute.getKey(), attribute.getValue()))) {
            return node;
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        node.attributes().forEach((name, attribute) -> attributes.put(name, attribute(name, attribute)));
        return new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
    }

    private static Attribute attribute(String name, Attribute attribute) {
        if (!isOther(name, attribute)) {
            return attribute;
        } else if (attribute instanceof Attribute.OfTensor tensor) {
            return new Attribute.OfTensor(real(tensor.value()));
        } else if (attribute instanceof Attribute.OfGraph inner) {
            return new Attribute.OfGraph(builder(inner.value()).buildInner());
        }
        return new Attribute.Int(DataType.FLOAT32.code());
    }

    private static Value real(Value value) {
        return new Value(value.name(), DataType.FLOAT32, value.shape());
    }

    private static Tensor real(Tensor tensor) {
        ByteBuffer given = tensor.bytes();
        ByteBuffer floats = Tensor.allocate(4 * tensor.elements());
        while (given.hasRemaining()) {
            floats.putFloat(
                    switch (tensor.type()) {
                        case FLOAT16 -> HalfPrecision.toFloat(given.getShort());
                        case BFLOAT16 -> Float.intBitsToFloat(given.getShort() << 16);
                        case FLOAT64 -> nearest(given.getDouble());
                        default -> given.getFloat();
                    });
        }
        return Tensor.of(DataType.FLOAT32, tensor.shape(), floats.flip());
    }

    /** What is finite stays finite: a mask of -1e300 becomes the lowest float. */
    private static float nearest(double value) {
        return Double.isInfinite(value)
                ? (float) value
                : (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }
}
