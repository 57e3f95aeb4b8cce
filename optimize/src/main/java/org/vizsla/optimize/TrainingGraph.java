package org.vizsla.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;

/**
 * A network taken apart for training its last layers.
 *
 * @param features from the picture to the values that the trained layers start from, which no training changes
 * @param gradients from those values, the parameters and {@code target} to the cotangent of each parameter, named {@code PARAMETER/gradient}; that of the first place alone
 * @param whole the network, with the trained parameters as inputs
 * @param target the input for the class of each place of the batch
 */
record TrainingGraph(Graph features, Graph gradients, Graph whole, String target) {

    static TrainingGraph of(Model model, List<String> parameters, Objective objective) {
        Graph network = model.graph();
        Set<String> trained = new HashSet<>(parameters);
        Set<String> frontier = new LinkedHashSet<>();
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            if (node.inputs().stream().anyMatch(trained::contains)) {
                nodes.add(node);
                trained.addAll(node.outputs());
            }
        }
        for (Node node : nodes) {
            for (String input : node.inputs()) {
                if (!trained.contains(input)
                        && !input.isEmpty()
                        && !network.initializers().containsKey(input)) {
                    frontier.add(input);
                }
            }
        }
        Graph features = network.toBuilder().outputs(List.copyOf(frontier)).buildPruned();
        GraphBuilder head =
                network.toBuilder().name(model.name() + " classifier").nodes(nodes);
        if (!frontier.contains(model.input())) {
            head.removeInput(model.input());
        }
        frontier.stream().filter(value -> !network.isInput(value)).forEach(value -> head.input(known(network, value)));
        parameters.forEach(head::initializerToInput);
        GraphBuilder whole = network.toBuilder();
        parameters.forEach(whole::initializerToInput);
        Graph forward = head.outputs(List.of(model.scores())).buildPruned();
        String target = ExplainerGraph.free(model, ExplainerGraph.TARGET);
        Graph gradients = gradients(model, forward, parameters, objective, target);
        return new TrainingGraph(features, gradients, whole.build(), target);
    }

    /** How many pictures the network takes at once: 1 where it takes any number. */
    static int places(Model model) {
        return model.isBatchDynamic() ? 1 : Math.toIntExact(model.fixedBatch());
    }

    private static Graph gradients(
            Model model, Graph forward, List<String> parameters, Objective objective, String target) {
        GraphBuilder builder = forward.toBuilder().scope("train");
        Ops ops = new Ops(builder);
        builder.input(target, DataType.INT64, Shape.of(places(model)));
        String values = builder.constant("off_on", Tensor.ofFloats(Shape.of(2), 0f, 1f));
        String oneHot = ops.op("OneHot", target, builder.integer(model.classes()), values)
                .with("axis", 1)
                .value();
        String slope = switch (objective) {
            case CROSS_ENTROPY ->
                ops.sub(ops.op("Softmax", model.scores()).with("axis", 1).value(), oneHot);
            case SCORE_DESCENT -> oneHot;
        };
        if (places(model) > 1) {
            slope = ops.mul(slope, builder.constant("first", firstOf(places(model))));
        }
        Map<String, String> gradients =
                BackwardBuilder.append(builder, forward, Map.of(model.scores(), slope), parameters);
        List<String> outputs = parameters.stream()
                .map(parameter -> builder.rename(gradients.getOrDefault(parameter, ""), gradientOf(parameter)))
                .toList();
        return builder.outputs(outputs).buildPruned();
    }

    /** {@code [places, 1]}: 1 in the first row, 0 in the others. */
    private static Tensor firstOf(int places) {
        float[] first = new float[places];
        first[0] = 1f;
        return Tensor.ofFloats(Shape.of(places, 1), first);
    }

    static String gradientOf(String parameter) {
        return parameter + "/gradient";
    }

    private static Value known(Graph network, String name) {
        Value value = network.value(name);
        if (value == null) {
            throw new VizslaException("nothing is known of '" + name + "', where the trained layers begin");
        }
        return value;
    }
}
