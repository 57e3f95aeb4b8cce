package org.vizsla.optimize;

import java.util.List;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.runtime.SessionSettings;

/** Shows how a network's gradient changed during its training, from the checkpoints that the training left behind. */
public final class CheckpointEvolution {
    private CheckpointEvolution() {}

    /**
     * The stage of one checkpoint.
     *
     * @param label what it is called
     * @param picture preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @param call the class explained, and what ends the work
     */
    public static Stage stage(Model checkpoint, String label, Tensor picture, Call call, SessionSettings where) {
        Saliency saliency = Saliency.DEFAULT;
        try (Explainer explainer = Explainer.open(
                checkpoint, List.of(saliency), ExplainerSettings.DEFAULT.withSession(where), call.cancellation())) {
            Explanation explanation = explainer.explain(picture, call);
            float[] scores = explanation.scores().floats();
            int explained = explanation.targets().get(0);
            float[] probabilities = Probabilities.of(checkpoint, scores);
            Tensor gradient = explanation.map(saliency.name());
            return Stage.of(label, scores[explained], probabilities[explained], gradient);
        }
    }
}
