package org.vizsla.autodiff.lrp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Where a network can be cut through. */
public final class Layers {
    private Layers() {}

    /**
     * The values that everything on its way from the input to the scores passes through: behind each layer of a plain network, and where branches have come together
     * again. Over each of them the sum of relevance is the same, but for what biases and stabilizers absorb ({@link Conservation}).
     *
     * @return in the order in which they are computed; the input first, the scores last
     */
    public static List<String> cuts(Graph forward, String input, String scores) {
        Set<String> needed = ancestors(forward, scores);
        Set<String> depending = new HashSet<>(Set.of(input));
        Set<String> pending = new HashSet<>(depending);
        List<String> cuts = new ArrayList<>(List.of(input));
        List<Node> nodes = forward.nodes();
        List<Set<String>> lastReads = lastReads(nodes, needed);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean carries = node.inputs().stream().anyMatch(depending::contains);
            pending.removeAll(lastReads.get(i));
            for (String output : node.outputs()) {
                if (carries && needed.contains(output) && isFloating(forward, output)) {
                    depending.add(output);
                    pending.add(output);
                    if (pending.size() == 1) {
                        cuts.add(output);
                    }
                }
            }
        }
        return cuts;
    }

    /** For each node, the values that no later one on the way to the scores reads. */
    private static List<Set<String>> lastReads(List<Node> nodes, Set<String> needed) {
        Set<String> later = new HashSet<>();
        List<Set<String>> last = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Set<String> here = new HashSet<>();
            if (nodes.get(i).outputs().stream().anyMatch(needed::contains)) {
                nodes.get(i).inputs().stream().filter(later::add).forEach(here::add);
            }
            last.add(here);
        }
        Collections.reverse(last);
        return last;
    }

    private static Set<String> ancestors(Graph forward, String scores) {
        Set<String> ancestors = new HashSet<>(Set.of(scores));
        for (int i = forward.nodes().size() - 1; i >= 0; i--) {
            Node node = forward.nodes().get(i);
            if (node.outputs().stream().anyMatch(ancestors::contains)) {
                ancestors.addAll(node.inputs());
            }
        }
        return ancestors;
    }

    private static boolean isFloating(Graph forward, String value) {
        var known = forward.value(value);
        return known == null || known.type().isFloating();
    }
}
