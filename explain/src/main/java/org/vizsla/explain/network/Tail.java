package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The part of a network that follows a layer.
 *
 * @param network the whole network
 * @param isConnected whether the scores depend on the layer
 * @param beside the values computed from the image without the layer that the scores also need, such as the other branch of a sum
 * @param sizes the sizes that the scores need, of values before the layer or parallel to it
 */
public record Tail(Model network, Layer layer, boolean isConnected, List<String> beside, Sizes sizes) {
    public Tail {
        beside = List.copyOf(beside);
    }

    static Tail of(Model model, Layer layer) {
        Graph graph = model.graph();
        Set<String> tail = Reachability.from(graph, layer.value());
        boolean connected = tail.contains(model.scores());
        tail.retainAll(Reachability.to(graph, model.scores()));
        tail.remove(layer.value());
        Set<String> edge = Extraction.edge(graph, tail);
        edge.remove(layer.value());
        edge.retainAll(Reachability.from(graph, model.input()));
        Set<String> data = Sizes.data(graph, model.input());
        List<String> beside = edge.stream().filter(data::contains).toList();
        edge.removeAll(data);
        return new Tail(model, layer, connected, beside, Sizes.behind(graph, data, edge));
    }

    /** Whether all paths from the image to the scores pass through the layer; sizes do not count as paths. */
    public boolean carriesAll() {
        return isConnected && beside.isEmpty();
    }

    /**
     * The shapes of one row of the values that bypass the layer.
     *
     * @throws NotApplicableException if the scores do not depend on the layer, or need something else that is not a per-image value
     */
    public Map<String, Shape> rows() {
        if (!isConnected) {
            throw new NotApplicableException(
                    "the scores of '" + network.name() + "' do not depend on layer '" + layer.name() + "'");
        }
        Map<String, Shape> rows = new LinkedHashMap<>();
        beside.forEach(value -> rows.put(value, row(value)));
        return rows;
    }

    private Shape row(String value) {
        Value known = network.graph().value(value);
        Shape shape = known == null || known.type() != DataType.FLOAT32 ? null : known.shape();
        if (shape == null || shape.rank() == 0 || !shape.dimensions().get(0).equals(network.batch())) {
            throw notAlone(value);
        }
        return new Shape(shape.dimensions().subList(1, shape.rank()));
    }

    private NotApplicableException notAlone(String value) {
        return new NotApplicableException("the scores of '" + network.name() + "' do not depend on layer '"
                + layer.name() + "' alone, but on '" + value + "' too; choose one that everything passes through");
    }

    /**
     * The tail as a network whose input is the layer's value, with the values that bypass the layer as further inputs. Sizes follow from the layer's.
     *
     * @param names the name of the input for a value that bypasses the layer
     * @throws NotApplicableException as {@link #rows}, or if a required size does not follow from the layer's
     */
    public Model model(UnaryOperator<String> names) {
        Graph graph = network.graph();
        Map<String, Shape> rows = rows();
        sizes.unknown(network, layer).ifPresent(value -> {
            throw notAlone(value);
        });
        List<String> begin = new ArrayList<>(rows.keySet());
        begin.add(layer.value());
        begin.addAll(sizes.values());
        Graph tail = Extraction.between(graph, begin, List.of(network.scores()));
        GraphBuilder builder = tail.toBuilder().nodes(List.of());
        rows.forEach((name, row) -> {
            List<Dimension> dimensions = new ArrayList<>(List.of(network.batch()));
            dimensions.addAll(row.dimensions());
            Shape shape = new Shape(dimensions);
            builder.removeInput(name).value(new Value(name, DataType.FLOAT32, shape));
            builder.rename(builder.input(names.apply(name), DataType.FLOAT32, shape), name);
        });
        sizes.values().forEach(name -> {
            Value known = Objects.requireNonNull(graph.value(name));
            builder.removeInput(name).value(known);
            builder.rename(sizes.emit(builder, graph, name, layer.value()), name);
        });
        tail.nodes().forEach(builder::add);
        return network.withGraph(builder.build(), layer.value());
    }
}
