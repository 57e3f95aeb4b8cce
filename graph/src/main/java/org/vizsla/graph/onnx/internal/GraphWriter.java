package org.vizsla.graph.onnx.internal;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/** Writes a {@code GraphProto}, with what is known of intermediate values: ONNX Runtime chooses blocked kernels where it knows that shapes are equal. */
final class GraphWriter {
    private final TensorWriter tensors;
    private final AttributeWriter attributes;

    GraphWriter(TensorWriter tensors) {
        this.tensors = tensors;
        this.attributes = new AttributeWriter();
    }

    MessageWriter write(Graph graph) {
        MessageWriter message = new MessageWriter();
        graph.nodes().forEach(node -> message.message(Fields.Graph.NODE, node(node)));
        message.text(Fields.Graph.NAME, graph.name());
        graph.initializers()
                .forEach((name, tensor) -> message.message(Fields.Graph.INITIALIZER, tensors.write(name, tensor)));
        message.textIfAny(Fields.Graph.DOC_STRING, graph.metadata().getOrDefault(OnnxMetadata.GRAPH_DOC_STRING, ""));
        String documentation = graph.metadata().getOrDefault(OnnxMetadata.INPUT_DOC_STRING, "");
        for (Value input : graph.inputs()) {
            boolean first = input.equals(graph.inputs().iterator().next());
            message.message(
                    Fields.Graph.INPUT,
                    value(input.name(), input).textIfAny(Fields.Value.DOC_STRING, first ? documentation : ""));
        }
        graph.outputs().forEach(output -> message.message(Fields.Graph.OUTPUT, value(output, graph.value(output))));
        graph.values().values().stream()
                .filter(value -> !graph.outputs().contains(value.name()))
                .forEach(value -> message.message(Fields.Graph.VALUE_INFO, value(value.name(), value)));
        return message;
    }

    private MessageWriter node(Node node) {
        MessageWriter message = new MessageWriter();
        node.inputs().forEach(input -> message.text(Fields.Node.INPUT, input));
        node.outputs().forEach(output -> message.text(Fields.Node.OUTPUT, output));
        message.textIfAny(Fields.Node.NAME, node.name());
        message.text(Fields.Node.OP_TYPE, node.operator());
        node.attributes()
                .forEach(
                        (name, attribute) -> message.message(Fields.Node.ATTRIBUTE, attributes.write(name, attribute)));
        return message.textIfAny(Fields.Node.DOMAIN, node.domain());
    }

    private static MessageWriter value(String name, @Nullable Value known) {
        MessageWriter message = new MessageWriter().text(Fields.Value.NAME, name);
        if (known == null) {
            return message;
        }
        MessageWriter tensor = new MessageWriter()
                .integer(Fields.TensorType.ELEMENT_TYPE, known.type().code());
        if (known.shape() != null) {
            tensor.message(Fields.TensorType.SHAPE, shape(known.shape()));
        }
        return message.message(Fields.Value.TYPE, new MessageWriter().message(Fields.Type.TENSOR, tensor));
    }

    private static MessageWriter shape(Shape shape) {
        MessageWriter message = new MessageWriter();
        for (Dimension dimension : shape.dimensions()) {
            MessageWriter size = new MessageWriter();
            if (dimension instanceof Dimension.Fixed fixed) {
                size.integer(Fields.Shape.SIZE, fixed.size());
            } else if (dimension instanceof Dimension.Symbolic symbolic) {
                size.textIfAny(Fields.Shape.SYMBOL, symbolic.name());
            }
            message.message(Fields.Shape.DIMENSION, size);
        }
        return message;
    }
}
