package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;

/** Reads a {@code NodeProto}. */
final class NodeReader {
    private final ModelBytes source;
    private final Set<String> functions;
    private final AttributeReader attributes;

    NodeReader(ModelBytes source, Set<String> functions, AttributeReader attributes) {
        this.source = source;
        this.functions = functions;
        this.attributes = attributes;
    }

    /** Reads a node of a graph at this depth. */
    Node read(Message message, int depth) {
        source.charge(Limits.LARGE_PART);
        String name = "";
        String operator = "";
        String domain = "";
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
                default -> {}
            }
        }
        if (operator.isEmpty()) {
            throw source.damaged(message.start(), "a node has no operator");
        }
        Node bare = new Node(name, operator, domain, inputs, outputs, Map.of());
        requireKnown(bare);
        return described.isEmpty()
                ? bare
                : new Node(name, operator, domain, inputs, outputs, attributes(described, bare.label(), depth));
    }

    private void requireKnown(Node node) {
        String operator = Domains.qualified(node.domain(), node.operator());
        if (functions.contains(operator)) {
            throw source.failure(
                    " cannot be used: " + node.label() + " calls " + operator
                            + ", a function defined in the model, which is not supported; export the model with functions inlined");
        }
    }

    private Map<String, Attribute> attributes(List<Message> messages, String node, int depth) {
        Map<String, Attribute> read = new LinkedHashMap<>();
        for (Message message : messages) {
            AttributeFields fields = AttributeFields.read(message);
            if (read.put(fields.name(), attributes.read(fields, node, depth)) != null) {
                throw source.damaged(
                        message.start(), "attribute '" + fields.name() + "' of " + node + " is given twice");
            }
        }
        return read;
    }
}
