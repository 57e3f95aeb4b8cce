package org.vizsla.report.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Derivative;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;
import org.vizsla.models.answer.OneScore;

/**
 * A description of a network: its layers, its operators, and whether its score can be differentiated.
 *
 * @param layers those with weights, or all
 * @param operators by name, sorted
 * @param obstacle why the score cannot be differentiated with respect to the image, as a failure of a method says it; empty if it can
 */
public record Inspection(Model model, List<Layer> layers, Map<String, Operator> operators, Optional<Reason> obstacle) {
    public Inspection {
        layers = List.copyOf(layers);
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
    }

    /**
     * A node, by the name that methods know its layer by.
     *
     * @param output its shape
     * @param parameters how many weights it has
     */
    public record Layer(String name, String operator, String output, long parameters) {}

    /**
     * An operator.
     *
     * @param count how often it occurs
     * @param derivative {@code yes}, {@code zero}, {@code not implemented}, or why there is none
     */
    public record Operator(int count, String derivative) {
        /** Whether it does not stand in a gradient's way. */
        public boolean isSupported() {
            return derivative.equals("yes") || derivative.equals("zero");
        }
    }

    /**
     * Inspects a network.
     *
     * @param everyNode whether layers without weights are listed too
     */
    public static Inspection of(Model model, boolean everyNode) {
        Graph graph = model.graph();
        Layers names = new Layers(model);
        List<Layer> layers = graph.nodes().stream()
                .map(node -> layer(names, graph, node))
                .filter(layer -> everyNode || layer.parameters() > 0)
                .toList();
        Saliency gradient = Saliency.DEFAULT;
        return new Inspection(
                model,
                layers,
                operators(graph),
                Optional.ofNullable(
                        SkippedMethods.reasons(model, List.of(gradient)).get(gradient.name())));
    }

    /** The name and shape of the network's input. */
    public String input() {
        return model.input() + " [" + (model.isBatchDynamic() ? Shape.BATCH : model.fixedBatch()) + ", "
                + model.channels() + ", " + model.height() + ", " + model.width() + "]";
    }

    /** The name and shape of its scores. */
    public String output() {
        return model.scores() + " " + model.graph().shape(model.scores());
    }

    /** How many weights it has. */
    public long parameters() {
        return parametersOf(model);
    }

    /** How many weights a network has. */
    public static long parametersOf(Model model) {
        return parameters(model.graph(), model.graph().initializers().keySet().stream());
    }

    /** What the scores mean, in a few words. */
    public String answer() {
        return switch (model.answer()) {
            case CLASSES -> "one of " + model.classes() + " classes";
            case LABELS -> model.classes() + " labels, each there or not whatever the others are";
            case SIDES ->
                "yes or no, from one score: " + model.labels().name(0) + " or "
                        + model.labels().name(1);
            case NUMBER -> "a number";
        };
    }

    private static Layer layer(Layers names, Graph graph, Node node) {
        String output = node.outputs().get(0);
        Shape shape = graph.shape(output);
        long parameters = parameters(graph, node.inputs().stream());
        return new Layer(names.nameOf(output), node.operator(), shape == null ? "?" : shape.toString(), parameters);
    }

    /** How many weights there are among some values. */
    private static long parameters(Graph graph, Stream<String> values) {
        return values.filter(value -> !OneScore.isOfSides(value))
                .filter(value -> isWeight(graph, value, graph.initializers().get(value)))
                .mapToLong(value ->
                        Objects.requireNonNull(graph.initializers().get(value)).elements())
                .sum();
    }

    /** A constant of one element is a weight if a layer has it, as a bias of one score is; others are numbers of formulas, such as the root of a GELU. */
    private static boolean isWeight(Graph graph, String value, @Nullable Tensor tensor) {
        return tensor != null
                && tensor.type().isFloating()
                && (tensor.elements() > 1
                        || (tensor.shape().rank() > 0
                                && graph.readers(value).stream().anyMatch(node -> hasWeights(graph, node))));
    }

    private static boolean hasWeights(Graph graph, Node node) {
        boolean addsBias = node.is("Add")
                && node.inputs().stream()
                        .map(graph::producer)
                        .anyMatch(before ->
                                before != null && OperatorTraits.of(before).has(Trait.WEIGHS));
        return addsBias
                || OperatorTraits.of(node).has(Trait.WEIGHS)
                || OperatorTraits.of(node).has(Trait.NORMALIZES)
                || node.is("BatchNormalization")
                || node.is("PRelu");
    }

    private static Map<String, Operator> operators(Graph graph) {
        Map<String, Operator> operators = new TreeMap<>();
        for (Node node : graph.nodes()) {
            String name = node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
            operators.merge(
                    name, new Operator(1, derivative(node)), (a, b) -> new Operator(a.count() + 1, a.derivative()));
        }
        return operators;
    }

    private static String derivative(Node node) {
        Derivative derivative = DerivativeTable.of(node);
        if (derivative == null) {
            return "not implemented";
        } else if (derivative instanceof Derivative.NotDifferentiable reason) {
            return "none: " + reason.because();
        } else if (derivative instanceof Derivative.Zero) {
            return "zero";
        }
        return "yes";
    }
}
