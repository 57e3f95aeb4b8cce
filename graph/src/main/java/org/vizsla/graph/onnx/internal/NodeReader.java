package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.limit.Limit;

/** Reads a {@code NodeProto}. */
final class NodeReader {
    private final ModelBytes source;
    private final AttributeReader attributes;

    NodeReader(ModelBytes source, AttributeReader attributes) {
        this.source = source;
        this.attributes = attributes;
    }

    /**
     * A node as it was read.
     *
     * @param overload which of several functions of this name it calls; empty for most
     */
    record Read(Node node, String overload) {}

    /**
     * Reads a node of a graph at this depth.
     *
     * @param given what attributes that are references are, in a function
     */
    Read read(Message message, int depth, Map<String, Attribute> given) {
        source.charge(Limit.NODES, 1);
        source.charge(Limits.LARGE_PART);
        String name = "";
        String operator = "";
        String domain = "";
        String overload = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Message> described = new ArrayList<>();
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Node.INPUT -> inputs.add(fields.name());
                case Fields.Node.OUTPUT -> outputs.add(fields.name());
                case Fields.Node.NAME -> name = fields.name();
                case Fields.Node.OP_TYPE -> operator = fields.name();
                case Fields.Node.ATTRIBUTE -> described.add(fields.message());
                case Fields.Node.DOMAIN -> domain = Domains.normal(fields.name());
                case Fields.Node.OVERLOAD -> overload = fields.name();
                default -> {}
            }
        }
        source.charge(Limit.VALUES, outputs.size());
        if (operator.isEmpty()) {
            throw source.damaged(message.start(), "a node has no operator");
        }
        Node bare = new Node(name, operator, domain, inputs, outputs, Map.of());
        Node node = described.isEmpty()
                ? bare
                : new Node(name, operator, domain, inputs, outputs, attributes(described, bare.label(), depth, given));
        return new Read(node, overload);
    }

    private Map<String, Attribute> attributes(
            List<Message> messages, String node, int depth, Map<String, Attribute> given) {
        Map<String, Attribute> read = new LinkedHashMap<>();
        for (Message message : messages) {
            AttributeFields fields = AttributeFields.read(message);
            Attribute attribute = fields.reference().isEmpty()
                    ? attributes.read(fields, node, depth, given)
                    : given.get(fields.reference());
            if (attribute != null && read.put(fields.name(), attribute) != null) {
                throw source.damaged(
                        message.start(), "attribute '" + fields.name() + "' of " + node + " is given twice");
            }
        }
        return read;
    }
}
