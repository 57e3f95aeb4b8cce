package org.vizsla.explain.method.cam;

import java.nio.FloatBuffer;
import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Recipro-CAM: at each place the class score that the network gives if the layer keeps its values around that place alone. No gradient is needed; only what
 * follows the layer is computed for each place. A class's token, and what bypasses the layer, stay as they are.
 *
 * <p>Source: S.-Y. Byun, W. Lee, Recipro-CAM: Fast gradient-free visual explanations for convolutional neural networks, 2022.
 *
 * @param layer one layer; automatic by default
 * @param gaussian whether the neighbours of the place are kept too, with weights of 1/4 at the place, 1/8 beside it and 1/16 across; true by default
 */
public record ReciproCam(LayerChoice layer, boolean gaussian) implements StreamedMethod {
    public static final ReciproCam DEFAULT = new ReciproCam(LayerChoice.AUTOMATIC, true);

    private static final Parameter<ReciproCam, LayerChoice> LAYER = Parameter.layer(ReciproCam::layer);
    private static final Parameter<ReciproCam, Boolean> GAUSSIAN =
            Parameter.flag("gaussian", "whether to keep the neighbours of each place too", ReciproCam::gaussian);

    public static final Parameters<ReciproCam> PARAMETERS =
            Parameters.of(v -> new ReciproCam(v.get(LAYER), v.get(GAUSSIAN)), LAYER, GAUSSIAN);

    @Override
    public String name() {
        return "recipro_cam";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        PlacedLayer one = probe.layers().oneMap(layer);
        float[] values = probe.value(one.layer(), question.picture()).floats();
        float[] empty = empty(one, values);
        int width = one.width();
        float[] map = probe.scoresFrom(one.layer(), question, one.places(), (index, row) -> {
            FloatBuffer input = row.input();
            input.put(0, empty);
            for (int channel = 0; channel < one.channels(); channel++) {
                keep(values, channel, index / width, index % width, one, input);
            }
        });
        Tensor tensor = Tensor.ofFloats(Shape.of(1, 1, one.height(), width), map);
        return Attribution.ofLayers(tensor, List.of(one.layer()));
    }

    /** The layer's value with zeros at all places. */
    private static float[] empty(PlacedLayer one, float[] values) {
        float[] empty = values.clone();
        for (int channel = 0; channel < one.channels(); channel++) {
            for (int place = 0; place < one.places(); place++) {
                empty[one.index(channel, place)] = 0;
            }
        }
        return empty;
    }

    private void keep(float[] values, int channel, int y, int x, PlacedLayer one, FloatBuffer input) {
        int reach = gaussian ? 1 : 0;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                boolean inside = y + dy >= 0 && y + dy < one.height() && x + dx >= 0 && x + dx < one.width();
                if (inside) {
                    int at = one.index(channel, (y + dy) * one.width() + x + dx);
                    float weight = gaussian ? 1f / (4 << (Math.abs(dx) + Math.abs(dy))) : 1;
                    input.put(at, weight * values[at]);
                }
            }
        }
    }
}
