package org.vizsla.report.visualization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.explain.unit.Activations;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * What a filter makes of an image, and where its value is largest.
 *
 * @param values {@code [1, 1, h, w]}
 * @param row of the largest value; of several, the first in row-major order
 */
record FiredFilter(String layer, int channel, Tensor values, int row, int column) {
    static FiredFilter of(Activations layer, int channel) {
        Shape shape = layer.values().shape();
        float[] values = layer.values().rows(channel, 1).floats();
        int width = shape.length(2);
        int place = 0;
        for (int i = 0; i < values.length; i++) {
            place = values[i] > values[place] ? i : place;
        }
        Tensor plane = Tensor.ofFloats(Shape.of(1, 1, shape.size(1), width), values);
        return new FiredFilter(layer.layer(), channel, plane, place / width, place % width);
    }

    /** The row-major place of the largest value. */
    int place() {
        return row * values.shape().length(3) + column;
    }

    float largest() {
        return values.floats()[place()];
    }

    /** As people write it: {@code features.3:12}. */
    String name() {
        return layer + ":" + channel;
    }

    /** What {@code result.json} holds of it. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("layer", layer);
        entry.put("channel", channel);
        entry.put("largest", largest());
        entry.put("row", row);
        entry.put("column", column);
        return entry;
    }
}
