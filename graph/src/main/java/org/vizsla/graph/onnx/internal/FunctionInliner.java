package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Renaming;
import org.vizsla.graph.limit.Limit;

/**
 * Reads nodes; in place of calls of functions that the model defines, the nodes of these.
 *
 * <p>Values of a function are named after what the call computes: {@code y/inner}. Functions may call others, but not themselves.
 */
final class FunctionInliner {
    private final ModelBytes source;
    private final int opset;
    private final Map<String, ModelFunction> functions;
    private final NodeReader nodes;
    private final AttributeReader attributes;
    private final Set<String> open = new HashSet<>();

    /**
     * An inliner for one model.
     *
     * @param opset the model's version of the standard operator set
     * @param functions by domain, operator and overload
     */
    FunctionInliner(ModelBytes source, int opset, Map<String, ModelFunction> functions, AttributeReader attributes) {
        this.source = source;
        this.opset = opset;
        this.functions = functions;
        this.nodes = new NodeReader(source, attributes);
        this.attributes = attributes;
    }

    /** Reads the nodes of a graph at this depth, or of a function that is given attributes. */
    List<Node> read(List<Message> messages, int depth, Map<String, Attribute> given) {
        List<Node> read = new ArrayList<>();
        for (Message message : messages) {
            NodeReader.Read one = nodes.read(message, depth, given);
            Node node = one.node();
            ModelFunction function = functions.get(ModelFunction.key(node.domain(), node.operator(), one.overload()));
            if (function == null) {
                read.add(node);
            } else {
                read.addAll(inlined(node, function, depth));
            }
        }
        return read;
    }

    private List<Node> inlined(Node call, ModelFunction function, int depth) {
        if (function.opset() != 0 && function.opset() != opset) {
            throw source.failure(" cannot be used: " + call.label() + " calls " + function.name()
                    + ", a function of operator set " + function.opset() + " in a model of operator set " + opset
                    + "; export the model with functions inlined");
        }
        if (!open.add(function.name())) {
            throw source.failure(" is not a valid model: function " + function.name() + " calls itself");
        }
        source.check(Limit.DEPTH, open.size());
        List<Node> body =
                read(function.nodes(), depth, function.given(call.attributes(), attributes, call.label(), depth));
        open.remove(function.name());
        return placed(call, function, body);
    }

    /** The nodes of a function with the names of its call. */
    private static List<Node> placed(Node call, ModelFunction function, List<Node> body) {
        String scope = call.outputs().stream()
                        .filter(output -> !output.isEmpty())
                        .findFirst()
                        .orElse(call.operator())
                + "/";
        Map<String, String> names = new HashMap<>(Map.of("", ""));
        body.forEach(node -> node.outputs().forEach(output -> names.putIfAbsent(output, scope + output)));
        for (int i = 0; i < function.inputs().size(); i++) {
            String argument = i < call.inputs().size() ? call.inputs().get(i) : "";
            names.put(function.inputs().get(i), argument);
        }
        List<Node> placed = new ArrayList<>();
        for (int i = 0; i < Math.min(call.outputs().size(), function.outputs().size()); i++) {
            String result = function.outputs().get(i);
            String output = call.outputs().get(i);
            String known = names.getOrDefault(result, result);
            if (known.equals(scope + result) && !output.isEmpty()) {
                names.put(result, output);
            } else if (!output.isEmpty()) {
                placed.add(new Node("", "Identity", "", List.of(known), List.of(output), Map.of()));
            }
        }
        body.forEach(node -> placed.add(placed(call, node, names)));
        return placed;
    }

    private static Node placed(Node call, Node node, Map<String, String> names) {
        String name = call.name().isEmpty() || node.name().isEmpty() ? "" : call.name() + "/" + node.name();
        Node renamed = Renaming.ofReads(node, names);
        return new Node(
                name,
                node.operator(),
                node.domain(),
                renamed.inputs(),
                Renaming.of(node.outputs(), names),
                renamed.attributes());
    }
}
