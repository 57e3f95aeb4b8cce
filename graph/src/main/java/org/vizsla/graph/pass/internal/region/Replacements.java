package org.vizsla.graph.pass.internal.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/** Replaces regions of a graph by what they compute. */
public final class Replacements {
    private Replacements() {}

    /** What a region is. */
    @FunctionalInterface
    public interface Form {
        /** What to put in its place; null if the region is something else, or already has this form. */
        @Nullable
        Emission of(Region region);
    }

    /** Adds nodes to a graph; the last takes the name and the output of the region's last node. */
    @FunctionalInterface
    public interface Emission {
        void emit(GraphBuilder builder);
    }

    /**
     * The graph with each region of this form replaced: of those that end with the same node the smallest, and none inside another.
     *
     * @param marks operators of which each such region has at least one
     * @return the same instance if there is no such region
     */
    public static Graph ofSmallest(Graph graph, Set<String> marks, Form form) {
        return apply(graph, marks, ending -> first(ending, form));
    }

    /** Likewise, with the largest of the regions that end with the same node. */
    public static Graph ofLargest(Graph graph, Set<String> marks, Form form) {
        return apply(graph, marks, ending -> {
            List<Region> largestFirst = new ArrayList<>(ending);
            Collections.reverse(largestFirst);
            return first(largestFirst, form);
        });
    }

    private static @Nullable Found first(List<Region> regions, Form form) {
        for (Region region : regions) {
            Emission emission = form.of(region);
            if (emission != null) {
                return new Found(region, emission);
            }
        }
        return null;
    }

    private record Found(Region region, Emission emission) {}

    @FunctionalInterface
    private interface Choice {
        @Nullable
        Found among(List<Region> ending);
    }

    private static Graph apply(Graph graph, Set<String> marks, Choice choice) {
        if (graph.nodes().stream().noneMatch(node -> marks.contains(node.operator()))) {
            return graph;
        }
        Regions regions = new Regions(graph);
        Map<String, Emission> emissions = new HashMap<>();
        Set<String> inner = new HashSet<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node end = graph.nodes().get(i);
            if (end.outputs().stream().noneMatch(inner::contains)) {
                Found found = choice.among(regions.endingWith(end).stream()
                        .filter(region -> region.nodes().stream().anyMatch(node -> marks.contains(node.operator())))
                        .toList());
                if (found != null) {
                    emissions.put(end.outputs().get(0), found.emission());
                    found.region().nodes().forEach(node -> inner.addAll(node.outputs()));
                }
            }
        }
        return emissions.isEmpty() ? graph : replaced(graph, emissions);
    }

    private static Graph replaced(Graph graph, Map<String, Emission> emissions) {
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        for (Node node : graph.nodes()) {
            Emission emission = emissions.get(node.output(0));
            if (emission == null) {
                builder.add(node);
            } else {
                emission.emit(builder);
            }
        }
        return builder.buildPruned();
    }
}
