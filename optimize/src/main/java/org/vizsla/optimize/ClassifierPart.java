package org.vizsla.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;

/**
 * The layers of a network that are trained, and their weights.
 *
 * <p>By default the fully connected layers after the last convolution; in a network without any, the last convolution. A product and the bias that is
 * added to it are two nodes and count as two layers. A weight may pass through a {@code Transpose}; what is trained is the weight before that.
 *
 * @param layers names of the nodes, in the order in which they run
 * @param parameters names of their weights and biases
 */
public record ClassifierPart(List<String> layers, List<String> parameters) {
    public ClassifierPart {
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
    }

    /**
     * Finds the part.
     *
     * @param wanted empty for the default, otherwise the name of a layer or a node, or the beginning of names up to a dot
     * @throws VizslaException if no layer with weights has such a name; the remedy lists similar names
     */
    public static ClassifierPart of(Model model, String wanted) {
        Graph graph = model.graph();
        List<Node> layers = wanted.isEmpty() ? classifier(graph) : named(model, wanted);
        Set<String> parameters = new LinkedHashSet<>();
        layers.forEach(layer -> parameters.addAll(weights(graph, layer)));
        return new ClassifierPart(layers.stream().map(ClassifierPart::name).toList(), List.copyOf(parameters));
    }

    private static List<Node> classifier(Graph graph) {
        List<Node> layers = graph.nodes().stream()
                .filter(node -> isFullyConnected(graph, node))
                .toList();
        Set<String> beforeConvolution = ancestorsOfConvolutions(graph);
        List<Node> behind = layers.stream()
                .filter(node -> !beforeConvolution.contains(node.outputs().get(0)))
                .toList();
        if (!behind.isEmpty()) {
            return withBiases(graph, behind);
        }
        List<Node> convolutions = graph.nodes().stream()
                .filter(node -> node.is("Conv") && !weights(graph, node).isEmpty())
                .toList();
        if (convolutions.isEmpty()) {
            throw new VizslaException(
                    "'" + graph.name() + "' has neither fully connected layers nor convolutions with weights",
                    Remedy.give(Setting.TRAINABLE));
        }
        return convolutions.subList(convolutions.size() - 1, convolutions.size());
    }

    /** A product with a weight matrix, with one row per image; those inside an attention layer have more axes. */
    private static boolean isFullyConnected(Graph graph, Node node) {
        var shape = graph.shape(node.outputs().get(0));
        return (node.is("Gemm") || node.is("MatMul"))
                && !weights(graph, node).isEmpty()
                && shape != null
                && shape.rank() == 2;
    }

    /** The layers, and each addition of a constant vector to a product among them. */
    private static List<Node> withBiases(Graph graph, List<Node> layers) {
        Set<String> products = new HashSet<>();
        layers.stream().filter(node -> node.is("MatMul")).forEach(node -> products.addAll(node.outputs()));
        return graph.nodes().stream()
                .filter(node -> layers.contains(node) || isBias(graph, node, products))
                .toList();
    }

    private static boolean isBias(Graph graph, Node node, Set<String> products) {
        return node.is("Add")
                && node.inputs().stream().anyMatch(products::contains)
                && weights(graph, node).stream().anyMatch(bias -> isVector(graph, bias));
    }

    private static boolean isVector(Graph graph, String value) {
        var shape = graph.shape(value);
        return shape != null && shape.rank() > 0 && shape.elements() == shape.size(-1);
    }

    private static Set<String> ancestorsOfConvolutions(Graph graph) {
        return Reachability.to(
                graph,
                graph.nodes().stream()
                        .filter(node -> node.is("Conv"))
                        .flatMap(node -> node.reads().stream())
                        .toList());
    }

    private static List<Node> named(Model model, String wanted) {
        Graph graph = model.graph();
        Layers names = new Layers(model);
        List<Node> layers = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!weights(graph, node).isEmpty()) {
                String layer = names.nameOf(node.outputs().get(0));
                candidates.add(layer);
                if (isNamed(layer, wanted) || isNamed(name(node), wanted)) {
                    layers.add(node);
                }
            }
        }
        if (layers.isEmpty()) {
            throw new VizslaException(
                    "no layer with weights is called '" + wanted + "'",
                    Remedy.lookUp(Listing.LAYERS_WITH_WEIGHTS, wanted, candidates));
        }
        return layers;
    }

    private static boolean isNamed(String name, String wanted) {
        return name.equals(wanted) || name.startsWith(wanted + ".");
    }

    private static String name(Node node) {
        return node.name().isEmpty() ? node.outputs().get(0) : node.name();
    }

    /** The node's inputs that are weights of floating type; batch normalization's statistics do not count, nor do single numbers that are no list, which are constants. */
    private static List<String> weights(Graph graph, Node node) {
        boolean normalizes = node.is("BatchNormalization");
        if (!normalizes && !node.is("Add") && !OperatorTraits.of(node).has(Trait.WEIGHS)) {
            return List.of();
        }
        int learned = normalizes ? 3 : node.inputs().size();
        List<String> weights = new ArrayList<>();
        for (String input : node.inputs().subList(0, learned)) {
            Node producer = graph.producer(input);
            String weight = producer != null && producer.is("Transpose")
                    ? producer.inputs().get(0)
                    : input;
            Tensor tensor = graph.initializers().get(weight);
            if (tensor != null
                    && tensor.type() == DataType.FLOAT32
                    && tensor.shape().rank() > 0) {
                weights.add(weight);
            }
        }
        return weights;
    }
}
