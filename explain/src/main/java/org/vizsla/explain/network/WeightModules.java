package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Meaning.OneValue;
import org.vizsla.explain.network.Meaning.Refused;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/**
 * The modules a network was built from, as far as its weight names reveal them: {@code features.12.squeeze.weight} belongs to {@code features.12.squeeze} and to
 * {@code features.12}.
 *
 * <p>A module's value is the first one that all paths from its weights to the scores pass through. If a module has several layers, the operators without weights that follow
 * may be inside or outside it: it has a single value only if a layer with weights reads it.
 */
final class WeightModules {
    private final Graph graph;
    private final Map<String, Set<Integer>> members = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> direct = new HashMap<>();
    private final Map<String, Set<Integer>> readers = new HashMap<>();
    private final Set<Integer> weighted = new HashSet<>();
    private final Joins joins;

    WeightModules(Graph graph) {
        this.graph = graph;
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).reads()) {
                readers.computeIfAbsent(input, key -> new LinkedHashSet<>()).add(i);
                if (graph.initializers().containsKey(input)) {
                    enrol(input, i);
                }
            }
        }
        joins = new Joins(graph, readers);
    }

    private void enrol(String weight, int node) {
        List<String> around = ModulePath.around(weight);
        List<String> modules = around.subList(0, around.size() - 1);
        for (String module : modules) {
            members.computeIfAbsent(module, key -> new LinkedHashSet<>()).add(node);
            weighted.add(node);
        }
        if (!modules.isEmpty()) {
            direct.computeIfAbsent(modules.get(modules.size() - 1), key -> new LinkedHashSet<>())
                    .add(node);
        }
    }

    Set<String> names() {
        return members.keySet();
    }

    /** The meaning of a module's path, or null if there is no such module. */
    @Nullable
    Meaning meaning(String module) {
        Set<Integer> nodes = members.get(module);
        int place = nodes == null ? Joins.NOWHERE : joins.of(nodes);
        if (nodes == null || place == Joins.NOWHERE) {
            return null;
        }
        boolean isOneLayer = nodes.equals(direct.get(module));
        if (isOneLayer && !nodes.contains(place)) {
            return new Refused(
                    "has its weights in " + nodes.size() + " places:",
                    nodes.stream().map(this::result).toList(),
                    "name one value");
        }
        if (isOneLayer && nodes.size() == 1 && isMerged(module, place)) {
            return new Refused(
                    "is merged with what follows it, such as a batch normalization; together they give",
                    List.of(result(place)),
                    "name that value, or a layer behind it");
        }
        List<String> ends = isOneLayer ? List.of(result(place)) : ends(place);
        return ends.size() == 1
                ? new OneValue(ends.get(0))
                : new Refused("ends in one of " + ends.size() + " values:", ends, "name one of them");
    }

    private boolean isMerged(String module, int place) {
        Node node = graph.nodes().get(place);
        return node.is("Conv")
                && node.inputs().stream()
                        .skip(1)
                        .filter(graph.initializers()::containsKey)
                        .anyMatch(weight -> !weight.startsWith(module + "."));
    }

    /** The value of a node, and those after it up to the first that a layer with weights reads. */
    private List<String> ends(int place) {
        List<String> ends = new ArrayList<>();
        for (int last = place; last != Joins.NOWHERE; last = joins.behind(last)) {
            ends.add(result(last));
            Set<Integer> next = readers.getOrDefault(result(last), Set.of());
            if (next.isEmpty() || next.stream().anyMatch(weighted::contains)) {
                break;
            }
        }
        return ends;
    }

    private String result(int place) {
        return graph.nodes().get(place).outputs().get(0);
    }
}
