package org.vizsla.graph.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** The values at which a network can be cut in two. */
public final class Cuts {
    private Cuts() {}

    /**
     * The values that every path from one value to another passes through: the output of each layer in a plain network, and the points where branches
     * have merged again. Paths are followed only through values that are, or may be, of floating type, and through quantized ones, which are no cuts themselves.
     *
     * @return in the order in which they are computed, from the first value to the last
     */
    public static List<String> between(Graph graph, String from, String to) {
        Set<String> needed = Reachability.to(graph, to);
        Set<String> way =
                Reachability.from(graph, List.of(from), value -> needed.contains(value) && graph.mayBeReal(value));
        Set<String> pending = new HashSet<>(Set.of(from));
        List<String> cuts = new ArrayList<>(List.of(from));
        List<Node> nodes = graph.nodes();
        List<Set<String>> lastReads = lastReads(nodes, needed);
        for (int i = 0; i < nodes.size(); i++) {
            pending.removeAll(lastReads.get(i));
            List<String> made = nodes.get(i).outputs().stream()
                    .filter(output -> way.contains(output) && !output.equals(from))
                    .toList();
            pending.addAll(made);
            if (made.size() == 1 && pending.size() == 1 && graph.mayBeFloating(made.get(0))) {
                cuts.add(made.get(0));
            }
        }
        return cuts;
    }

    /** For each node, the values that no later node on the path reads. */
    private static List<Set<String>> lastReads(List<Node> nodes, Set<String> needed) {
        Set<String> later = new HashSet<>();
        List<Set<String>> last = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Set<String> here = new HashSet<>();
            if (Reachability.computesAny(nodes.get(i), needed)) {
                nodes.get(i).reads().stream().filter(later::add).forEach(here::add);
            }
            last.add(here);
        }
        Collections.reverse(last);
        return last;
    }
}
