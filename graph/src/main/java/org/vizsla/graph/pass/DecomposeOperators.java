package org.vizsla.graph.pass;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.NewerOperators;
import org.vizsla.graph.pass.internal.expansion.AttentionExpansion;
import org.vizsla.graph.pass.internal.expansion.CropExpansion;
import org.vizsla.graph.pass.internal.expansion.Expanding;
import org.vizsla.graph.pass.internal.expansion.Expansion;
import org.vizsla.graph.pass.internal.expansion.LoopExpansion;
import org.vizsla.graph.pass.internal.expansion.NormalizationExpansions;
import org.vizsla.graph.pass.internal.expansion.RecurrentExpansion;
import org.vizsla.graph.pass.internal.expansion.RotaryExpansion;

/**
 * Writes operators that are compositions in the operators that they are made of, which have derivatives and relevance rules: attention, recurrent layers and loops over a fixed number of steps,
 * and normalizations that operator set {@value GraphBuilder#OPSET} lacks.
 *
 * <p>Requires known types and shapes, as after {@code LearnValues}. Ensures equal results; types and shapes of new values are not known. Outputs keep their names. A newer operator set is left once nothing needs it. A node whose
 * form cannot be written out, such as attention with a cache of past tokens, stays.
 */
public final class DecomposeOperators implements Pass {
    private static final Map<String, Expansion> TABLE = new TreeMap<>(Map.of(
            "RMSNormalization", NormalizationExpansions::rootMeanSquare,
            "Swish", NormalizationExpansions::swish,
            "RotaryEmbedding", RotaryExpansion::expand,
            "Attention", AttentionExpansion::expand,
            "LSTM", RecurrentExpansion::lstm,
            "GRU", RecurrentExpansion::gru,
            "RNN", RecurrentExpansion::rnn,
            "CenterCropPad", CropExpansion::expand,
            "Loop", LoopExpansion::loop,
            "Scan", LoopExpansion::scan));

    private static final String RECURRENT = "over a fixed number of steps, with constant weights";

    private static final Map<String, String> CONDITIONS = Map.of(
            "Attention",
            "without a cache of past tokens",
            "GRU",
            RECURRENT,
            "LSTM",
            RECURRENT,
            "RNN",
            RECURRENT,
            "Loop",
            "of a constant number of trips",
            "Scan",
            "over an axis of known size; not of operator set 8");

    /** The operators of the standard domain that are written in others, in alphabetic order. */
    public static Set<String> operators() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    /** On which condition a node of such an operator is written in others; empty where there is none. */
    public static String condition(String operator) {
        return CONDITIONS.getOrDefault(operator, "");
    }

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> expansion(node) != null)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        boolean changed = false;
        for (Node node : graph.nodes()) {
            Expansion expansion = expansion(node);
            List<String> results = expansion == null ? null : expansion.expand(new Expanding(builder, graph, node));
            if (results == null) {
                builder.add(node);
            } else {
                connect(builder, node, results);
                changed = true;
            }
        }
        return changed ? inOldestSet(builder.buildPruned()) : graph;
    }

    /** The graph in the oldest operator set that has all operators that are left. */
    private static Graph inOldestSet(Graph graph) {
        int oldest = NewerOperators.oldestFor(graph);
        return oldest < graph.opset() ? graph.toBuilder().opset("", oldest).build() : graph;
    }

    private static @Nullable Expansion expansion(Node node) {
        return node.domain().isEmpty() ? TABLE.get(node.operator()) : null;
    }

    /** Gives the results the names of the node's outputs. */
    private static void connect(GraphBuilder builder, Node node, List<String> results) {
        for (int output = 0; output < node.outputs().size(); output++) {
            if (node.output(output) != null) {
                builder.add(new Node(
                        output == 0 ? node.name() : "",
                        "Identity",
                        "",
                        List.of(results.get(output)),
                        List.of(node.outputs().get(output)),
                        Map.of()));
            }
        }
    }
}
