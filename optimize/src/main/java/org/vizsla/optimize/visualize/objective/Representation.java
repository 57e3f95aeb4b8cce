package org.vizsla.optimize.visualize.objective;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * What a layer makes of a picture.
 *
 * @param layer the layer's name
 * @param values {@code [1, channels, height * width]}
 */
public record Representation(String layer, Tensor values) {
    private static final String OUTPUT = "representation";

    /**
     * The representation of a preprocessed image, {@code [1, C, H, W]}.
     *
     * @throws VizslaException if there is no such layer
     * @throws NotApplicableException if the layer's channels and places are not known
     */
    public static Representation of(Layers layers, String layer, Tensor image, SessionSettings where) {
        Model model = layers.model();
        GraphBuilder builder = model.graph().toBuilder().scope(OUTPUT);
        Ops ops = new Ops(builder);
        String value = builder.rename(
                new ObjectiveBuilder(layers, ops, 0, 1, 1).layer(layer).value(), OUTPUT);
        try (Session session =
                Session.open(LearnValues.apply(builder.outputs(List.of(value)).buildPruned()), where)) {
            return new Representation(
                    layer, session.run(Map.of(model.input(), image)).get(OUTPUT));
        }
    }

    /** The values of a layer that an objective sees, and these beside them, in one graph. */
    record Compared(ObjectiveBuilder.Seen seen, String target) {}

    Compared emit(ObjectiveBuilder builder) {
        ObjectiveBuilder.Seen seen = builder.layer(layer);
        return new Compared(seen, builder.ops().graph().constant(OUTPUT, values));
    }

    /** The sum of the squares of all values. */
    public double square() {
        double square = 0;
        for (float value : values.floats()) {
            square += (double) value * value;
        }
        return square;
    }
}
