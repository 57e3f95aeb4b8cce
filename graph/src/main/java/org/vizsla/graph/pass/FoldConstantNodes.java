package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * Turns {@code Constant} nodes into initializers of the same name: {@code c = Constant() value_int=3} becomes {@code const c: int64[][3]}.
 *
 * <p>Ensures that no {@code Constant} is left outside subgraphs. Strings and sparse tensors are refused.
 */
public final class FoldConstantNodes implements Pass {
    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> node.is("Constant"))) {
            return graph;
        }
        GraphBuilder b = graph.toBuilder();
        List<Node> others = new ArrayList<>();
        for (Node node : graph.nodes()) {
            String output = node.output(0);
            if (!node.is("Constant")) {
                others.add(node);
            } else if (output != null) {
                b.initializer(output, tensor(node));
            }
        }
        return b.nodes(others).build();
    }

    private static Tensor tensor(Node node) {
        for (Map.Entry<String, Attribute> attribute : node.attributes().entrySet()) {
            Tensor tensor = tensor(attribute.getKey(), attribute.getValue());
            if (tensor != null) {
                return tensor;
            }
        }
        throw new VizslaException(
                node.label() + " holds " + String.join(", ", node.attributes().keySet())
                        + ", and only tensors of numbers are supported: export the model without it");
    }

    private static @Nullable Tensor tensor(String form, Attribute attribute) {
        if (form.equals("value") && attribute instanceof Attribute.OfTensor tensor) {
            return tensor.value();
        } else if (form.equals("value_int") && attribute instanceof Attribute.Int number) {
            return Tensor.scalar(number.value());
        } else if (form.equals("value_ints") && attribute instanceof Attribute.Ints numbers) {
            return Tensor.ofLongs(numbers.values());
        } else if (form.equals("value_float") && attribute instanceof Attribute.Real number) {
            return Tensor.scalar(number.value());
        } else if (form.equals("value_floats") && attribute instanceof Attribute.Reals numbers) {
            float[] values = new float[numbers.values().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers.values().get(i);
            }
            return Tensor.ofFloats(Shape.of(values.length), values);
        }
        return null;
    }
}
