package org.vizsla.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One application of an operator. Values are named; the empty name stands for an optional input or output that is left out.
 *
 * @param name unique where the model's author gave one; may be empty
 * @param domain the operator set, empty for the standard one ({@code ai.onnx})
 */
public record Node(
        String name,
        String operator,
        String domain,
        List<String> inputs,
        List<String> outputs,
        Map<String, Attribute> attributes) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Whether this is the standard domain's operator of that name. */
    public boolean is(String standardOperator) {
        return domain.isEmpty() && operator.equals(standardOperator);
    }

    /** The name of an input, or null if it is left out. */
    public @Nullable String input(int index) {
        return index < inputs.size() && !inputs.get(index).isEmpty() ? inputs.get(index) : null;
    }

    /** The name of an output, or null if it is left out. */
    public @Nullable String output(int index) {
        return index < outputs.size() && !outputs.get(index).isEmpty() ? outputs.get(index) : null;
    }

    /** All values that this node reads: its inputs, and what its subgraphs capture from the graph around it. */
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>(inputs);
        reads.addAll(captures());
        reads.remove("");
        return reads;
    }

    /** The values of the graph around this node that its subgraphs read. */
    public Set<String> captures() {
        Set<String> captures = new LinkedHashSet<>();
        for (Attribute attribute : attributes.values()) {
            if (attribute instanceof Attribute.OfGraph subgraph) {
                captures.addAll(subgraph.value().captures());
            }
        }
        return captures;
    }

    public long integer(String attribute, long fallback) {
        return attributes.get(attribute) instanceof Attribute.Int value ? value.value() : fallback;
    }

    public float real(String attribute, float fallback) {
        return attributes.get(attribute) instanceof Attribute.Real value ? value.value() : fallback;
    }

    public String text(String attribute, String fallback) {
        return attributes.get(attribute) instanceof Attribute.Text value ? value.value() : fallback;
    }

    /** The integers of an attribute, or the fallback (which may be null) if the node has none of that name. */
    public long @Nullable [] integersOrNull(String attribute) {
        return attributes.get(attribute) instanceof Attribute.Ints value
                ? value.values().stream().mapToLong(Long::longValue).toArray()
                : null;
    }

    public long[] integers(String attribute, long... fallback) {
        long[] found = integersOrNull(attribute);
        return found == null ? fallback : found;
    }

    public Node withInputs(List<String> others) {
        return new Node(name, operator, domain, others, outputs, attributes);
    }

    public Node withOutputs(List<String> others) {
        return new Node(name, operator, domain, inputs, others, attributes);
    }

    /** How messages name this node: by operator, and by its own name or its first output. */
    public String label() {
        String own = name.isEmpty() ? (outputs.isEmpty() ? "" : outputs.get(0)) : name;
        return operator + " '" + own + "'";
    }
}
