package org.vizsla.optimize.visualize.objective;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** How much an image excites something. */
public final class ObjectiveValue {
    private static final String OUTPUT = "excitement";

    private ObjectiveValue() {}

    /** The value for a preprocessed image, {@code [1, C, H, W]}. */
    public static float of(Layers layers, FeatureObjective objective, Tensor image, SessionSettings where) {
        Model model = layers.model();
        GraphBuilder builder = model.graph().toBuilder().scope(OUTPUT);
        String value = objective.emit(new ObjectiveBuilder(layers, new Ops(builder), 0, 1, 1));
        String output = builder.rename(value, OUTPUT);
        try (Session session =
                Session.open(LearnValues.apply(builder.outputs(List.of(output)).buildPruned()), where)) {
            return session.run(Map.of(model.input(), image)).get(OUTPUT).floats()[0];
        }
    }
}
