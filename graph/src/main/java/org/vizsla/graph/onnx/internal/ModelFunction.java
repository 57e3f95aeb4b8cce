package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;

/**
 * A {@code FunctionProto}: an operator that the model defines itself, by nodes.
 *
 * @param name its domain, operator and overload
 * @param nodes read anew for each call, since attributes of the call may stand in them
 * @param defaults attributes of a call that leaves them out
 * @param opset the version of the standard operator set that its nodes are of; 0 if it names none
 */
record ModelFunction(
        String name,
        List<String> inputs,
        List<String> outputs,
        List<Message> nodes,
        List<Message> defaults,
        int opset) {

    static ModelFunction read(Message message) {
        message.source().charge(Limits.LARGE_PART);
        String operator = "";
        String domain = "";
        String overload = "";
        int opset = 0;
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Message> nodes = new ArrayList<>();
        List<Message> defaults = new ArrayList<>();
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Function.NAME -> operator = fields.name();
                case Fields.Function.DOMAIN -> domain = Domains.normal(fields.name());
                case Fields.Function.OVERLOAD -> overload = fields.name();
                case Fields.Function.INPUT -> inputs.add(fields.name());
                case Fields.Function.OUTPUT -> outputs.add(fields.name());
                case Fields.Function.NODE -> nodes.add(fields.message());
                case Fields.Function.ATTRIBUTE_DEFAULT -> defaults.add(fields.message());
                case Fields.Function.OPSET_IMPORT -> {
                    ImportedOpset imported = ImportedOpset.read(fields.message());
                    opset = imported.domain().isEmpty() ? imported.version() : opset;
                }
                default -> {}
            }
        }
        return new ModelFunction(key(domain, operator, overload), inputs, outputs, nodes, defaults, opset);
    }

    static String key(String domain, String operator, String overload) {
        return Domains.qualified(domain, operator) + (overload.isEmpty() ? "" : ":" + overload);
    }

    /** The attributes of a call, and the defaults of those that it leaves out. */
    Map<String, Attribute> given(Map<String, Attribute> call, AttributeReader attributes, String node, int depth) {
        Map<String, Attribute> given = new LinkedHashMap<>();
        for (Message message : defaults) {
            AttributeFields fields = AttributeFields.read(message);
            given.put(fields.name(), attributes.read(fields, node, depth, Map.of()));
        }
        given.putAll(call);
        return given;
    }
}
