package org.vizsla.graph.onnx.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;

/** Makes the attributes of nodes from their fields. */
final class AttributeReader {
    private final ModelBytes source;
    private final TensorReader tensors;
    private final GraphReader graphs;

    AttributeReader(ModelBytes source, TensorReader tensors, GraphReader graphs) {
        this.source = source;
        this.tensors = tensors;
        this.graphs = graphs;
    }

    /** The attribute of a node, which messages name, in a graph at this depth. */
    Attribute read(AttributeFields fields, String node, int depth, Map<String, Attribute> given) {
        return switch (fields.type()) {
            case FLOAT -> new Attribute.Real(fields.real());
            case INT -> new Attribute.Int(fields.integer());
            case STRING -> new Attribute.Text(fields.text());
            case FLOATS -> new Attribute.Reals(fields.reals());
            case INTS -> new Attribute.Ints(fields.integers());
            case STRINGS -> new Attribute.Texts(fields.texts());
            case TENSOR -> tensor(TensorFields.read(present(fields.tensor(), fields, node)), words(fields, node));
            case GRAPH -> new Attribute.OfGraph(graphs.inner(present(fields.graph(), fields, node), depth + 1, given));
            case UNDEFINED ->
                throw source.failure(" is not a valid model: " + words(fields, node) + " has an unknown type");
            case TENSORS, GRAPHS, SPARSE_TENSOR, SPARSE_TENSORS, TYPE_PROTO, TYPE_PROTOS ->
                throw source.failure(" cannot be used: " + words(fields, node) + " holds "
                        + fields.type().words() + ", which is not supported");
        };
    }

    private Attribute tensor(TensorFields fields, String what) {
        return fields.type() == DataType.STRING.code()
                ? new Attribute.Texts(TextElements.read(fields.message()))
                : new Attribute.OfTensor(tensors.read(fields, what));
    }

    private Message present(@Nullable Message held, AttributeFields fields, String node) {
        if (held == null) {
            throw source.damaged(words(fields, node) + " is empty");
        }
        return held;
    }

    private static String words(AttributeFields fields, String node) {
        return "attribute '" + fields.name() + "' of " + node;
    }
}
