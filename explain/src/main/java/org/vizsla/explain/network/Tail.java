package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.graph.analysis.Reachability;
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
        if (!Reachability.from(model.graph(), layer.value()).contains(model.scores())) {
            throw new NotApplicableException(
                    "the scores of '" + model.name() + "' do not depend on layer '" + layer.name() + "'");
        }
        Map<String, Shape> beside = new LinkedHashMap<>();
        beside(model, layer).forEach(value -> beside.put(value, row(model, layer, value)));
        return new Tail(model(model, layer, beside, names), beside);
    }

    /** Whether all paths from the picture to the scores pass through a layer. */
    public static boolean carriesAll(Model model, Layer layer) {
        return Reachability.from(model.graph(), layer.value()).contains(model.scores())
                && beside(model, layer).isEmpty();
    }

    /** What the picture makes, and the scores need beside the layer. */
    private static Set<String> beside(Model model, Layer layer) {
        Graph graph = model.graph();
        Set<String> tail = Reachability.from(graph, layer.value());
        tail.retainAll(Reachability.to(graph, model.scores()));
        tail.remove(layer.value());
        Set<String> beside = Extraction.edge(graph, tail);
        beside.retainAll(Reachability.from(graph, model.input()));
        beside.remove(layer.value());
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

    private static Model model(Model model, Layer layer, Map<String, Shape> beside, UnaryOperator<String> names) {
        List<String> begin = new ArrayList<>(beside.keySet());
        begin.add(layer.value());
        Graph tail = Extraction.between(model.graph(), begin, List.of(model.scores()));
        GraphBuilder builder = tail.toBuilder().nodes(List.of());
        beside.forEach((name, row) -> {
            List<Dimension> dimensions = new ArrayList<>(List.of(model.batch()));
            dimensions.addAll(row.dimensions());
            Shape shape = new Shape(dimensions);
            builder.removeInput(name).value(new Value(name, DataType.FLOAT32, shape));
            builder.rename(builder.input(names.apply(name), DataType.FLOAT32, shape), name);
        });
        tail.nodes().forEach(builder::add);
        return model.withGraph(builder.build(), layer.value());
    }
}
