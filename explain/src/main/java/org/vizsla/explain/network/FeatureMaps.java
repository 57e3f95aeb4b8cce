package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;

/** The feature maps of a network: values whose last two axes are places of the picture, since convolutions and what keeps their layout computed them. */
final class FeatureMaps {
    private static final Set<String> MAKE = Set.of(
            "AveragePool",
            "BatchNormalization",
            "Conv",
            "ConvTranspose",
            "GroupNormalization",
            "InstanceNormalization",
            "LRN",
            "MaxPool",
            "Resize");

    private static final Set<String> END = Set.of(
            "DepthToSpace",
            "Einsum",
            "Expand",
            "Gather",
            "MatMul",
            "Reshape",
            "Slice",
            "Softmax",
            "SpaceToDepth",
            "Transpose");

    private final Model model;

    FeatureMaps(Model model) {
        this.model = model;
    }

    /** Names of all of them that have more than one place, in the order in which they are computed. */
    List<String> all() {
        Graph graph = model.graph();
        Set<String> maps = new HashSet<>(Set.of(model.input()));
        List<String> found = new ArrayList<>();
        for (Node node : graph.nodes()) {
            String output = node.outputs().get(0);
            boolean carries = MAKE.contains(node.operator())
                    || (!END.contains(node.operator()) && node.inputs().stream().anyMatch(maps::contains));
            if (node.domain().isEmpty() && carries && hasPlaces(graph.shape(output))) {
                maps.add(output);
                found.add(output);
            }
        }
        return found;
    }

    /** Whether a node only chooses or rearranges values, or makes shares of them; a product with a matrix makes new channels. */
    static boolean rearranges(Node node) {
        return END.contains(node.operator()) && !node.is("MatMul");
    }

    private static boolean hasPlaces(@Nullable Shape shape) {
        return shape != null
                && shape.rank() == 4
                && shape.size(2) > 0
                && shape.size(3) > 0
                && shape.size(2) * shape.size(3) > 1;
    }

    /** Whether a product of two values that both depend on the value follows, as in attention. */
    static boolean attentionFollows(Graph graph, String value) {
        Set<String> after = Dependence.after(graph, value);
        return graph.nodes().stream().anyMatch(node -> isAttention(node, after));
    }

    /** Whether a node multiplies two values that are both among these. */
    static boolean isAttention(Node node, Set<String> dependent) {
        return node.is("MatMul") && dependent.containsAll(node.inputs());
    }

    /** Whether a layer with a matrix of weights follows. */
    static boolean weightsFollow(Graph graph, String value) {
        Set<String> after = new HashSet<>(Set.of(value));
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(after::contains)) {
                after.addAll(node.outputs());
                for (String input : node.inputs()) {
                    Shape shape = graph.initializers().containsKey(input) ? graph.shape(input) : null;
                    if (shape != null && shape.rank() >= 2 && shape.elements() > 1) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
