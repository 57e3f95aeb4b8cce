package org.vizsla.explain.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.Model;

/**
 * The layers of a network, found by name or chosen automatically.
 *
 * <p>A name may be that of a value, of a node, or of a module as training frameworks call it ({@code features.12}, {@code layer4.1}): a module's value is its
 * output. The end of a path is enough if no other path ends the same way. A name that is ambiguous, or whose value is not in the graph, is rejected.
 */
public final class Layers {
    private final Model model;
    private final Graph graph;
    private final TokenLayers tokens;
    private final Map<String, AxisOrder> orders;
    private final FeatureMaps maps;
    private final Map<Layer, Tail> tails = new ConcurrentHashMap<>();
    private final Map<Layer, PlacedLayer> placed = new ConcurrentHashMap<>();
    private volatile @Nullable LayerNames names;
    private volatile @Nullable Layer automatic;

    public Layers(Model model) {
        this.model = model;
        this.graph = model.graph();
        TokenGrids grids = new TokenGrids(graph);
        this.orders = AxisOrder.ofValues(model, grids);
        this.maps = new FeatureMaps(graph, orders);
        this.tokens = new TokenLayers(model, maps, grids);
    }

    /** The network. */
    public Model model() {
        return model;
    }

    /**
     * The chosen layers.
     *
     * @throws VizslaException if no layer has that name
     * @throws NotApplicableException if none is named and none can be found
     */
    public List<Layer> of(LayerChoice choice) {
        return choice.names().isEmpty()
                ? List.of(automatic())
                : choice.names().stream().map(this::named).toList();
    }

    /**
     * The chosen layer.
     *
     * @throws VizslaException if several are named
     */
    public Layer one(LayerChoice choice) {
        List<Layer> layers = of(choice);
        if (layers.size() > 1) {
            throw new VizslaException("this method looks at one layer, not at " + choice);
        }
        return layers.get(0);
    }

    /** The chosen layer, which must be the only one, as seen by {@link #map}. */
    public PlacedLayer oneMap(LayerChoice choice) {
        return map(one(choice));
    }

    /** The chosen layers, as seen by {@link #map}. */
    public List<PlacedLayer> mapsOf(LayerChoice choice) {
        return of(choice).stream().map(this::map).toList();
    }

    /**
     * A layer seen as a map: a feature map {@code [N, C, h, w]} as it is, one with other axes, such as {@code [N, h, w, C]} after a {@code Transpose}, put in that
     * order, and tokens {@code [N, T, C]} by the positions of their patches.
     *
     * @throws NotApplicableException if the layer is none of these, or its axes or the positions of its tokens cannot be determined
     */
    public PlacedLayer map(Layer layer) {
        return placed.computeIfAbsent(layer, this::place);
    }

    private PlacedLayer place(Layer layer) {
        if (!layer.isMap()) {
            return tokens.of(layer);
        }
        AxisOrder order = orders.get(layer.value());
        if (order == null) {
            throw new NotApplicableException("layer '" + layer.name() + "' is " + layer.shape()
                    + ", whose channels and places are unknown; name another layer");
        }
        if (!order.isOfBatch()) {
            throw new NotApplicableException("layer '" + layer.name() + "' is " + layer.shape()
                    + ", of which the first axis is not the batch; name a layer before the Transpose");
        }
        return new FeatureMap(layer, order);
    }

    /** The part of the network after a layer. */
    public Tail tail(Layer layer) {
        return tails.computeIfAbsent(layer, missing -> Tail.of(model, missing));
    }

    /** The height and width axes of a rank-4 value, in ascending order; empty if they cannot be determined. */
    public List<Integer> placeAxes(String value) {
        AxisOrder order = orders.get(value);
        return order == null
                ? List.of()
                : Stream.of(order.of(2), order.of(3)).sorted().toList();
    }

    /**
     * A value in a layer's shape, such as its gradient, as it appears in results: {@code [N, C, h, w]} for a feature map, unchanged for all others. If a rank-4 value may
     * not be a map, an axis of size 1 is appended, so that nobody mistakes it for one.
     */
    public String asResult(Ops ops, Layer layer, String value) {
        if (!layer.isMap()) {
            return value;
        }
        return orders.containsKey(layer.value())
                ? map(layer).map(ops, value)
                : ops.op("Unsqueeze", value, ops.integers(4)).value();
    }

    /** The same for the values of one image, row-major in the layer's shape. */
    public Tensor asResult(Layer layer, double[] values) {
        float[] result = new float[values.length];
        long[] sizes = layer.shape().sizes();
        sizes[0] = 1;
        if (layer.isMap() && orders.containsKey(layer.value())) {
            PlacedLayer map = map(layer);
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) values[map.index(i / map.places(), i % map.places())];
            }
            sizes = new long[] {1, map.channels(), map.height(), map.width()};
        } else {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) values[i];
            }
            if (layer.isMap()) {
                sizes = Arrays.copyOf(sizes, 5);
                sizes[4] = 1;
            }
        }
        return Tensor.ofFloats(Shape.of(sizes), result);
    }

    /**
     * The last feature map before the head: rank 4, more than one position, computed by convolutions and operators that keep their layout, with channels first or last. Maps of the classes
     * themselves, which a head without weights averages, and averages at the start of a head are skipped.
     *
     * <p>If attention follows, the map that windows are joined to behind all attention, as at the end of MaxViT. Otherwise, the tokens that the last attention looks
     * at: in a vision transformer, the first normalization of the last block, as pytorch-grad-cam recommends. Only the class token counts after that block, so later
     * values of the other tokens have no gradient.
     *
     * <p>In Swin Transformer it is the normalization {@code norm} before the head, where pytorch-grad-cam's example takes the first normalization of the last block. That
     * is on one branch of a sum alone; all of the score passes through the last normalization, and every place counts in it, for there is no class token. The
     * same holds where the network keeps tokens {@code [N, T, C]} and merges them.
     *
     * @throws NotApplicableException if there is neither
     */
    public Layer automatic() {
        Layer known = automatic;
        if (known == null) {
            known = lastMap();
            automatic = known;
        }
        return known;
    }

    private Layer lastMap() {
        List<String> maps = this.maps.all();
        int last = maps.size() - 1;
        while (last > 0 && (isOfClasses(maps.get(last)) || isAverage(maps.get(last)))) {
            last--;
        }
        if (last < 0) {
            throw new NotApplicableException(
                    "'" + model.name() + "' has no feature map [N, C, h, w] of more than one place; name a layer");
        }
        String value = maps.get(last);
        if (!FeatureMaps.attentionFollows(graph, value)) {
            return ofValue(value);
        }
        String joined = this.maps.joinedBehind(value, model);
        if (joined == null) {
            joined = tokens.mergedBehindAttention();
        }
        return ofValue(joined == null ? attendedBehind(value) : joined);
    }

    /**
     * Layers of growing depth, evenly spread, from the first feature map to the last: maps of more than one place, and tokens whose places are known.
     *
     * @param most how many at most, 1 or more
     * @throws NotApplicableException if there are none
     */
    public List<Layer> stages(int most) {
        List<String> all = graph.nodes().stream()
                .map(node -> node.outputs().get(0))
                .filter(value -> maps.all().contains(value) || tokens.areMap(value))
                .filter(value -> !isAverage(value) && !isOfClasses(value))
                .toList();
        if (all.isEmpty()) {
            return List.of(automatic());
        }
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .map(i -> count == 1 ? all.size() - 1 : i * (all.size() - 1) / (count - 1))
                .mapToObj(i -> ofValue(all.get(i)))
                .toList();
    }

    private String attendedBehind(String map) {
        String value = tokens.attended();
        if (value == null) {
            throw new NotApplicableException(
                    "'" + model.name() + "' mixes places by attention behind its last feature map '" + nameOf(map)
                            + "', and which of its places' tokens the last attention looks at is unknown; name a layer");
        }
        return value;
    }

    private boolean isAverage(String value) {
        Node node = graph.producer(value);
        return node != null && node.is("AveragePool");
    }

    private boolean isOfClasses(String value) {
        Shape shape = graph.shape(value);
        AxisOrder order = orders.get(value);
        return shape != null
                && order != null
                && shape.size(order.of(1)) == model.classes()
                && !FeatureMaps.weightsFollow(graph, value);
    }

    /**
     * The layer with this name.
     *
     * @throws VizslaException if there is none, or the name does not mean exactly one value; the message lists the closest names, or the candidates
     * @throws NotApplicableException if it is not a per-image value: {@code [N, ...]} of 32-bit floats, computed from the image
     */
    public Layer named(String name) {
        String value = valueOf(name);
        Value known = graph.value(value);
        Shape shape = known == null ? null : known.shape();
        if (known != null && shape != null && !isOfEachPicture(known, shape)) {
            throw new NotApplicableException("layer '" + name + "' is " + known.type() + " " + shape
                    + "; a layer is FLOAT32 [N, ...], computed from the image");
        }
        return layer(name, value);
    }

    private String valueOf(String name) {
        Meaning meaning = names().meaning(name);
        if (meaning instanceof Meaning.Refused refused) {
            throw new VizslaException(refused.message(name, model.name()));
        } else if (meaning instanceof Meaning.OneValue one) {
            return one.value();
        }
        throw new VizslaException(
                "there is no layer '" + name + "' in '" + model.name() + "'",
                Remedy.lookUp(Listing.LAYERS, name, names().all()));
    }

    private boolean isOfEachPicture(Value value, Shape shape) {
        Shape pictures = Objects.requireNonNull(graph.shape(model.input()));
        return value.type() == DataType.FLOAT32
                && shape.rank() >= 2
                && shape.size(0) == pictures.size(0)
                && Reachability.from(graph, model.input()).contains(value.name());
    }

    /** The layer with this value. */
    public Layer ofValue(String value) {
        return layer(nameOf(value), value);
    }

    /** The name of a value's layer: that of its module, such as {@code layer4.1}, or of its node; {@link #named} finds the value by this name. */
    public String nameOf(String value) {
        return names().of(value);
    }

    private LayerNames names() {
        LayerNames known = names;
        if (known == null) {
            known = new LayerNames(model);
            names = known;
        }
        return known;
    }

    private Layer layer(String name, String value) {
        Shape shape = graph.shape(value);
        if (shape == null) {
            throw new NotApplicableException(
                    "the shape of layer '" + name + "' in '" + model.name() + "' is not known");
        }
        return new Layer(name, value, shape);
    }
}
