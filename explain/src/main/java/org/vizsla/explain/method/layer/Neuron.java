package org.vizsla.explain.method.layer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.explain.network.Layer;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * One neuron of a layer.
 *
 * @param place its indices along all axes but the batch, such as channel, row, column; none stands for the neuron with the largest value, picture by picture
 */
public record Neuron(List<Integer> place) {
    public static final Neuron STRONGEST = new Neuron(List.of());

    static final String KIND = "strongest, or the indices of a neuron with commas between (channel,row,column)";

    private static final String NAME = "strongest";

    public Neuron {
        place = List.copyOf(place);
    }

    public static Neuron of(Integer... place) {
        return new Neuron(Arrays.asList(place));
    }

    static Neuron parse(String text) {
        return text.equals(NAME)
                ? STRONGEST
                : new Neuron(Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList());
    }

    /** Emits 1 at the neuron and 0 elsewhere, in the layer's shape. */
    String oneHot(Ops ops, Layer layer) {
        if (!place.isEmpty()) {
            String row = ops.graph().constant("neuron", oneHotRow(layer));
            return ops.expandLike(row, layer.value());
        }
        String flat = ops.op("Flatten", layer.value()).with("axis", 1).value();
        String strongest =
                ops.op("ArgMax", flat).with("axis", 1).with("keepdims", 0).value();
        String one = ops.oneHot(strongest, ops.graph().integer(layer.elements()), 1);
        return ops.reshapeLike(one, layer.value());
    }

    /** {@code [1, ...]}: 1 at the neuron, 0 elsewhere. */
    Tensor oneHotRow(Layer layer) {
        long[] sizes = layer.shape().sizes();
        sizes[0] = 1;
        float[] values = new float[layer.elements()];
        values[index(layer)] = 1;
        return Tensor.ofFloats(Shape.of(sizes), values);
    }

    /** The same for one picture whose layer has this value. */
    Tensor at(Layer layer, Tensor value) {
        if (!place.isEmpty()) {
            return oneHotRow(layer);
        }
        float[] values = value.floats();
        int strongest = 0;
        for (int i = 1; i < values.length; i++) {
            strongest = values[i] > values[strongest] ? i : strongest;
        }
        float[] row = new float[values.length];
        row[strongest] = 1;
        return Tensor.ofFloats(value.shape(), row);
    }

    private int index(Layer layer) {
        Shape shape = layer.shape();
        boolean fits = place.size() == shape.rank() - 1;
        int index = 0;
        for (int axis = 1; axis < shape.rank() && fits; axis++) {
            int at = place.get(axis - 1);
            fits = at >= 0 && at < shape.size(axis);
            index = Math.toIntExact(index * shape.size(axis) + at);
        }
        if (!fits) {
            throw new VizslaException("there is no neuron " + this + " in layer '" + layer.name() + "' " + shape);
        }
        return index;
    }

    @Override
    public String toString() {
        return place.isEmpty() ? NAME : place.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
