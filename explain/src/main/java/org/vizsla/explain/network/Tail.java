package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;

/**
 * What of a network follows a layer, as a network whose input is the layer's value.
 *
 * @param model takes the values beside as further inputs
 * @param beside what it needs too, and what the picture makes without the layer, such as the other branch of a sum: shapes of one row by the name of the value
 */
public record Tail(Model model, Map<String, Shape> beside) {
    /**
     * The tail behind a layer.
     *
     * @param names what the input for a value beside is called
     * @throws NotApplicableException if the scores do not depend on the layer, or need something else that is no value of each picture
     */
    public static Tail of(Model model, Layer layer, UnaryOperator<String> names) {
        Graph graph = model.graph();
        Set<String> after = Dependence.after(graph, layer.value());
        if (!after.contains(model.scores())) {
            throw new NotApplicableException(
                    "the scores of '" + model.name() + "' do not depend on layer '" + layer.name() + "'");
        }
        List<Node> rest = rest(model, layer, after);
        Map<String, Shape> beside = new LinkedHashMap<>();
        beside(model, rest, after).forEach(value -> beside.put(value, row(model, layer, value)));
        return new Tail(model(model, layer, rest, beside, names), beside);
    }

    /** Whether all paths from the picture to the scores pass through a layer. */
    public static boolean carriesAll(Model model, Layer layer) {
        Set<String> after = Dependence.after(model.graph(), layer.value());
        return after.contains(model.scores())
                && beside(model, rest(model, layer, after), after).isEmpty();
    }

    /** The nodes that the scores need, of those that depend on the layer, or on no picture. */
    private static List<Node> rest(Model model, Layer layer, Set<String> after) {
        Graph graph = model.graph();
        Set<String> needed = Dependence.before(graph, model.scores());
        Set<String> pictured = Dependence.after(graph, model.input());
        List<Node> rest = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean follows = node.outputs().stream().anyMatch(after::contains)
                    && !node.outputs().contains(layer.value());
            boolean isConstant = node.outputs().stream().noneMatch(pictured::contains);
            if (node.outputs().stream().anyMatch(needed::contains) && (follows || isConstant)) {
                rest.add(node);
            }
        }
        return rest;
    }

    private static Set<String> beside(Model model, List<Node> rest, Set<String> after) {
        Set<String> pictured = Dependence.after(model.graph(), model.input());
        Set<String> beside = new LinkedHashSet<>();
        for (Node node : rest) {
            for (String input : node.inputs()) {
                if (pictured.contains(input) && !after.contains(input)) {
                    beside.add(input);
                }
            }
        }
        return beside;
    }

    private static Shape row(Model model, Layer layer, String value) {
        Value known = model.graph().value(value);
        Shape shape = known == null || known.type() != DataType.FLOAT32 ? null : known.shape();
        if (shape == null || shape.rank() == 0 || !shape.dimensions().get(0).equals(model.batch())) {
            throw new NotApplicableException("the scores of '" + model.name() + "' do not depend on layer '"
                    + layer.name() + "' alone, but on '" + value + "' too; choose one that everything passes through");
        }
        return new Shape(shape.dimensions().subList(1, shape.rank()));
    }

    private static Model model(
            Model model, Layer layer, List<Node> rest, Map<String, Shape> beside, UnaryOperator<String> names) {
        Graph graph = model.graph();
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        if (!layer.value().equals(model.input())) {
            Value value = graph.value(layer.value());
            if (value == null) {
                throw new NotApplicableException("nothing is known of layer '" + layer.name() + "'");
            }
            builder.forgetValue(layer.value()).removeInput(model.input()).input(value);
        }
        beside.forEach((name, row) -> {
            List<Dimension> dimensions = new ArrayList<>(List.of(model.batch()));
            dimensions.addAll(row.dimensions());
            builder.rename(builder.input(names.apply(name), DataType.FLOAT32, new Shape(dimensions)), name);
        });
        rest.forEach(builder::add);
        return model.withGraph(builder.outputs(List.of(model.scores())).buildPruned(), layer.value());
    }
}
