package org.vizsla.graph.onnx.internal;

import org.vizsla.graph.Attribute;

/** Writes an {@code AttributeProto}. Weights in attributes and subgraphs are written inside, wherever they live. */
final class AttributeWriter {
    private final TensorWriter inside = new TensorWriter(WeightsPlace.INSIDE);

    MessageWriter write(String name, Attribute attribute) {
        MessageWriter message = new MessageWriter().text(Fields.Attribute.NAME, name);
        AttributeType type;
        if (attribute instanceof Attribute.Real real) {
            type = AttributeType.FLOAT;
            message.real(Fields.Attribute.F, real.value());
        } else if (attribute instanceof Attribute.Int integer) {
            type = AttributeType.INT;
            message.integer(Fields.Attribute.I, integer.value());
        } else if (attribute instanceof Attribute.Text text) {
            type = AttributeType.STRING;
            message.text(Fields.Attribute.S, text.value());
        } else if (attribute instanceof Attribute.OfTensor tensor) {
            type = AttributeType.TENSOR;
            message.message(Fields.Attribute.T, inside.write("", tensor.value()));
        } else if (attribute instanceof Attribute.OfGraph graph) {
            type = AttributeType.GRAPH;
            message.message(Fields.Attribute.G, new GraphWriter(inside).write(graph.value()));
        } else if (attribute instanceof Attribute.Reals reals) {
            type = AttributeType.FLOATS;
            reals.values().forEach(value -> message.real(Fields.Attribute.FLOATS, value));
        } else if (attribute instanceof Attribute.Ints integers) {
            type = AttributeType.INTS;
            integers.values().forEach(value -> message.integer(Fields.Attribute.INTS, value));
        } else {
            type = AttributeType.STRINGS;
            ((Attribute.Texts) attribute).values().forEach(value -> message.text(Fields.Attribute.STRINGS, value));
        }
        return message.integer(Fields.Attribute.TYPE, type.code());
    }
}
