package org.vizsla.graph.pass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/**
 * Shortens lists of inputs and outputs whose last names are empty, in subgraphs too: {@code LayerNormalization(x, scale, "")} becomes {@code LayerNormalization(x, scale)}. Both mean that nothing
 * is there, but not to all kernels of ONNX Runtime. Operators whose outputs are counted keep theirs.
 */
public final class DropTrailingNames implements Pass {
    /** Operators whose outputs are counted. */
    private static final Set<String> COUNTED = Set.of("If", "Loop", "Scan", "SequenceMap", "Split");

    @Override
    public Graph apply(Graph graph) {
        return graph.nodes().stream().allMatch(DropTrailingNames::isShort)
                ? graph
                : shortened(graph).build();
    }

    private static GraphBuilder shortened(Graph graph) {
        return graph.toBuilder()
                .nodes(graph.nodes().stream().map(DropTrailingNames::shortened).toList());
    }

    private static boolean isShort(Node node) {
        return (COUNTED.contains(node.operator()) || (!endsEmpty(node.inputs()) && !endsEmpty(node.outputs())))
                && node.attributes().values().stream()
                        .allMatch(attribute -> !(attribute instanceof Attribute.OfGraph inner)
                                || inner.value().nodes().stream().allMatch(DropTrailingNames::isShort));
    }

    private static Node shortened(Node node) {
        if (isShort(node)) {
            return node;
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.replaceAll((name, attribute) -> attribute instanceof Attribute.OfGraph inner
                ? new Attribute.OfGraph(shortened(inner.value()).buildInner())
                : attribute);
        boolean counted = COUNTED.contains(node.operator());
        return new Node(
                node.name(),
                node.operator(),
                node.domain(),
                counted ? node.inputs() : shortened(node.inputs()),
                counted ? node.outputs() : shortened(node.outputs()),
                attributes);
    }

    private static boolean endsEmpty(List<String> names) {
        return !names.isEmpty() && names.get(names.size() - 1).isEmpty();
    }

    private static List<String> shortened(List<String> names) {
        int count = names.size();
        while (count > 0 && names.get(count - 1).isEmpty()) {
            count--;
        }
        return names.subList(0, count);
    }
}
