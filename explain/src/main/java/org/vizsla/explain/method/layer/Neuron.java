package org.vizsla.explain.method.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.method.Kind;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.network.Layer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * One neuron of a layer.
 *
 * @param place its indices along all axes but the batch, such as channel, row, column; where there are fewer, as for a channel alone, the one with the largest value among all that begin so, for each image
 */
public record Neuron(List<Integer> place) {
    public static final Neuron STRONGEST = new Neuron(List.of());

    private static final String KIND =
            "strongest, a channel for its strongest place, or the indices of a neuron, comma-separated (channel,row,column)";

    /** The name of the parameter that chooses a neuron. */
    static final String NAME = "neuron";

    private static final String OF_LARGEST_VALUE = "strongest";

    public Neuron {
        place = List.copyOf(place);
    }

    public static Neuron of(Integer... place) {
        return new Neuron(Arrays.asList(place));
    }

    /**
     * The neuron with a value of a layer.
     *
     * @param element its index in the layer's value for one image, in row-major order
     */
    public static Neuron at(Layer layer, int element) {
        Integer[] place = new Integer[layer.shape().rank() - 1];
        int rest = element;
        for (int axis = place.length; axis > 0; axis--) {
            int size = layer.shape().length(axis);
            place[axis - 1] = rest % size;
            rest /= size;
        }
        return of(place);
    }

    /** The parameter that chooses a neuron. */
    static <M extends AttributionMethod> Parameter<M, Neuron> parameter(Function<M, Neuron> getter) {
        return new Parameter<>(NAME, Kind.text(KIND, Neuron::parse), "which neuron of the layer", getter);
    }

    private static Neuron parse(String text) {
        return text.equals(OF_LARGEST_VALUE)
                ? STRONGEST
                : new Neuron(Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList());
    }

    /** Emits 1 at the neuron and 0 elsewhere, in the layer's shape. */
    String oneHot(Ops ops, Layer layer) {
        if (isWhole(layer)) {
            String row = ops.graph().constant("neuron", oneHotRow(layer));
            return ops.expandLike(row, layer.value());
        }
        String one = ops.oneHot(strongest(ops, layer), ops.graph().integer(layer.elements()), 1);
        return ops.reshapeLike(one, layer.value());
    }

    /** Whether it is one neuron, whatever the image. */
    private boolean isWhole(Layer layer) {
        return place.size() == layer.shape().rank() - 1;
    }

    /** The index, among all values of a layer, of the largest value of those that begin so, for each image, INT64 {@code [N]}. */
    private String strongest(Ops ops, Layer layer) {
        String flat = ops.op("Flatten", layer.value()).with("axis", 1).value();
        int first = first(layer);
        String part = ops.slice(flat, 1, first, first + count(layer));
        String index =
                ops.op("ArgMax", part).with("axis", 1).with("keepdims", 0).value();
        return ops.add(index, ops.graph().integer(first));
    }

    /** An emission that records the strongest neuron of each image; unchanged if the neuron is given. */
    Emission recorded(Ops ops, Layer layer, Emission emission) {
        if (isWhole(layer)) {
            return emission;
        }
        String index = strongest(ops, layer);
        Map<String, String> axes = new LinkedHashMap<>();
        long stride = layer.elements();
        for (int axis = 1; axis < layer.shape().rank(); axis++) {
            long size = layer.shape().size(axis);
            stride /= size;
            String along = ops.op(
                            "Mod",
                            ops.div(index, ops.graph().integer(stride)),
                            ops.graph().integer(size))
                    .value();
            axes.put("axis_" + axis, ops.cast(along, DataType.FLOAT32));
        }
        return emission.with(new Emission.Check(
                axes,
                numbers -> Findings.NONE.withChosen(
                        NAME,
                        new Neuron(axes.keySet().stream()
                                        .map(axis -> (int) numbers.applyAsDouble(axis))
                                        .toList())
                                .toString())));
    }

    /** The neuron of a layer's value for one image: this one, or the strongest. */
    Neuron chosen(Layer layer, Tensor value) {
        float[] values = value.floats();
        int strongest = first(layer);
        for (int i = strongest; i < first(layer) + count(layer); i++) {
            strongest = values[i] > values[strongest] ? i : strongest;
        }
        return at(layer, strongest);
    }

    /** {@code [1, ...]}: 1 at the neuron, 0 elsewhere. */
    Tensor oneHotRow(Layer layer) {
        long[] sizes = layer.shape().sizes();
        sizes[0] = 1;
        float[] values = new float[layer.elements()];
        values[first(layer)] = 1;
        return Tensor.ofFloats(Shape.of(sizes), values);
    }

    /** The index, among all values of a layer, of the first one that begins so. */
    private int first(Layer layer) {
        Shape shape = layer.shape();
        boolean fits = place.size() < shape.rank();
        int index = 0;
        for (int axis = 1; axis < shape.rank() && fits; axis++) {
            int at = axis > place.size() ? 0 : place.get(axis - 1);
            fits = at >= 0 && at < shape.size(axis);
            index = Math.toIntExact(index * shape.size(axis) + at);
        }
        if (!fits) {
            throw new VizslaException("there is no neuron " + this + " in layer '" + layer.name() + "' " + shape);
        }
        return index;
    }

    /** How many begin so. */
    private int count(Layer layer) {
        int count = 1;
        for (int axis = place.size() + 1; axis < layer.shape().rank(); axis++) {
            count = Math.multiplyExact(count, layer.shape().length(axis));
        }
        return count;
    }

    @Override
    public String toString() {
        return place.isEmpty()
                ? OF_LARGEST_VALUE
                : place.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
