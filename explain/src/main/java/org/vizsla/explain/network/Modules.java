package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/**
 * The modules that a network was written in, as far as the names of its weights tell: {@code features.12.squeeze.weight} belongs to {@code features.12.squeeze} and to
 * {@code features.12}.
 *
 * <p>A module's value is the first one that all paths from its weights to the scores pass through; of a module of several layers, also sums, concatenations and
 * activations that follow at once and that nothing else reads around.
 */
final class Modules {
    /** What vision networks write behind the last layer of a block, inside it: a choice of this search, which follows no other trait of the operators. */
    private static final Set<String> BELONG = Set.of("Add", "Clip", "Concat", "HardSwish", "LeakyRelu", "Relu", "Sum");

    private final Graph graph;
    private final Map<String, List<Integer>> members = new LinkedHashMap<>();
    private final Map<String, List<Integer>> readers = new HashMap<>();
    private final BitSet[] inescapable;

    Modules(Graph graph) {
        this.graph = graph;
        List<Node> nodes = graph.nodes();
        inescapable = new BitSet[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : Set.copyOf(nodes.get(i).inputs())) {
                readers.computeIfAbsent(input, key -> new ArrayList<>()).add(i);
                if (graph.initializers().containsKey(input)) {
                    enrol(input, i);
                }
            }
        }
    }

    private void enrol(String weight, int node) {
        for (int dot = weight.lastIndexOf('.'); dot > 0; dot = weight.lastIndexOf('.', dot - 1)) {
            List<Integer> list = members.computeIfAbsent(weight.substring(0, dot), key -> new ArrayList<>());
            if (!list.contains(node)) {
                list.add(node);
            }
        }
    }

    Set<String> names() {
        return members.keySet();
    }

    /** The value of a module, or null if there is none of that name. */
    @Nullable
    String value(String module) {
        List<Integer> nodes = members.get(module);
        if (nodes == null) {
            return null;
        }
        BitSet common = (BitSet) after(nodes.get(0)).clone();
        nodes.forEach(node -> common.and(after(node)));
        int place = common.nextSetBit(0);
        if (place < 0) {
            return null;
        }
        if (nodes.size() > 1) {
            place = extended(place);
        }
        return graph.nodes().get(place).outputs().get(0);
    }

    private int extended(int place) {
        int last = place;
        while (true) {
            List<Integer> next =
                    readers.getOrDefault(graph.nodes().get(last).outputs().get(0), List.of());
            if (next.size() != 1
                    || !BELONG.contains(graph.nodes().get(next.get(0)).operator())) {
                return last;
            }
            last = next.get(0);
        }
    }

    /** The innermost module whose value this is, or null. */
    @Nullable
    String nameOf(String value) {
        String longest = null;
        for (String module : members.keySet()) {
            if (value.equals(value(module)) && (longest == null || module.length() > longest.length())) {
                longest = module;
            }
        }
        return longest;
    }

    /** The node itself and those after it that every path from it to an output passes through. */
    private BitSet after(int node) {
        if (inescapable[node] == null) {
            fill();
        }
        return inescapable[node];
    }

    private void fill() {
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            BitSet common = null;
            for (String output : graph.nodes().get(i).outputs()) {
                for (int reader : readers.getOrDefault(output, List.of())) {
                    if (common == null) {
                        common = (BitSet) inescapable[reader].clone();
                    } else {
                        common.and(inescapable[reader]);
                    }
                }
            }
            BitSet own = common == null ? new BitSet() : common;
            own.set(i);
            inescapable[i] = own;
        }
    }
}
