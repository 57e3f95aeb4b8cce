package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/**
 * Assigns backward rules to the nodes of a graph: an ordered list, of which the first entry that matches a node counts. A node that no entry matches
 * keeps its derivative ({@link DerivativeTable}).
 *
 * <p>A rule is chosen by the node and its surroundings, never by a layer object, so that an activation used in many places, one that works in place,
 * or one written out as arithmetic is treated like any other; the graph itself is never changed.
 *
 * <p>Source of the idea: C. J. Anders, D. Neumann, W. Samek, K.-R. Müller, S. Lapuschkin, Software for Dataset-wide XAI: From Local Explanations to
 * Global Insights with Zennit, CoRelAy, and ViRelAy, 2021.
 *
 * @param entries in order of precedence
 */
public record Composite(List<Entry> entries) {
    /** No entry: every node keeps its derivative, and the pass yields the gradient. */
    public static final Composite GRADIENT = new Composite(List.of());

    /** The rule for nodes of one kind. */
    public record Entry(NodeCondition condition, BackwardRule rule) {}

    public Composite {
        entries = List.copyOf(entries);
    }

    public static Composite of(Entry... entries) {
        return new Composite(Arrays.asList(entries));
    }

    /** An entry, for {@link #of}. */
    public static Entry when(NodeCondition condition, BackwardRule rule) {
        return new Entry(condition, rule);
    }

    /** This composite, with another for the nodes that it does not match. */
    public Composite orElse(Composite other) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        return new Composite(all);
    }

    /** The same for the nodes of one graph, for which each entry looks only once at the whole of it. */
    Composite in(Graph graph) {
        return new Composite(entries.stream()
                .map(entry -> when(entry.condition().in(graph), entry.rule()))
                .toList());
    }

    /** The rule for a node, or null if it keeps its derivative. */
    public @Nullable BackwardRule rule(Graph graph, Node node) {
        for (Entry entry : entries) {
            if (entry.condition().matches(graph, node)) {
                return entry.rule();
            }
        }
        return null;
    }
}
