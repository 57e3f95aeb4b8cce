package org.vizsla.optimize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.models.Model;

/**
 * A network split for training its last layers.
 *
 * @param features from the image to the values where the trained layers start, which training does not change
 * @param gradients from those values, the parameters and {@code target} to the cotangent of each parameter, named {@code PARAMETER/gradient}; for the
 * first place only
 * @param head from those values and the parameters to the class scores
 * @param whole the network, with the trained parameters as inputs
 * @param target the input for the class of each place of the batch
 */
record TrainingGraph(Graph features, Graph gradients, Graph head, Graph whole, String target) {

    static TrainingGraph of(Model model, List<String> parameters, Slope slope) {
        Graph network = model.graph();
        Set<String> frontier = Extraction.edge(network, Reachability.from(network, parameters));
        Graph features = network.toBuilder().outputs(List.copyOf(frontier)).buildPruned();
        GraphBuilder head = Extraction.between(network, frontier, List.of(model.scores())).toBuilder()
                .name(model.name() + " classifier");
        parameters.forEach(head::initializerToInput);
        GraphBuilder whole = network.toBuilder();
        parameters.forEach(whole::initializerToInput);
        Graph forward = head.build();
        String target = ExplainerGraph.free(model, ExplainerGraph.TARGET);
        Graph gradients = gradients(model, forward, parameters, slope, target);
        return new TrainingGraph(features, gradients, forward, whole.build(), target);
    }

    /** How many images the network takes at once: 1 if it takes any number. */
    static int places(Model model) {
        return model.isBatchDynamic() ? 1 : Math.toIntExact(model.fixedBatch());
    }

    private static Graph gradients(Model model, Graph forward, List<String> parameters, Slope along, String target) {
        GraphBuilder builder = forward.toBuilder().scope("train");
        Ops ops = new Ops(builder);
        builder.input(target, DataType.INT64, Shape.of(places(model)));
        String oneHot = ops.oneHot(target, builder.integer(model.classes()), 1);
        String slope = along.of(model, ops, oneHot);
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
}
