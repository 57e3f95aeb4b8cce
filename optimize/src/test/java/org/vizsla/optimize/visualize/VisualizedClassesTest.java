package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Explainer;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.runtime.Cancellation;

@Tag("once")
class VisualizedClassesTest {
    @ParameterizedTest
    @CsvSource({"LUCID, 32, 1", "PLAIN, 32, 1", "REGULARIZED, 48, 1"})
    void picturesOfClassesAreOfTheirClass(Preset preset, String steps, String views) {
        Model model = EmbeddedNetwork.load();
        Map<String, String> fewer = new LinkedHashMap<>(Map.of("steps", steps, "views", views));
        VisualizationRequest request = VisualizationRequest.of(model, new ClassObjective(3))
                .withSettings(VisualizationParameters.with(preset.settings(), fewer));
        Visualization found = FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);

        for (VisualizedFeature feature : found.features()) {
            int index = ((ClassObjective) feature.objective()).index();
            assertThat(probability(model, feature, index)).as("class %s", index).isGreaterThan(0.9f);
        }
    }

    private static float probability(Model model, VisualizedFeature feature, int index) {
        float[] scores = new float[feature.scores().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = feature.scores().get(i);
        }
        Tensor picture = feature.picture();
        assertThat(picture.shape().size(0)).isOne();
        return Probabilities.of(model, scores)[index];
    }

    /** What excites one network because of how it happens to be trained would not do so in another. */
    @Test
    void aNetworkOfAnotherTrainingSeesTheClassInThem() {
        int flamingo = 6;
        VisualizationRequest request = VisualizationRequest.of(EmbeddedNetwork.load(), new ClassObjective(flamingo))
                .withSettings(VisualizationParameters.with(Preset.LUCID.settings(), Map.of("steps", "64")));
        Visualization found = FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);
        Model other = SecondNetwork.load();
        try (Explainer explainer = Explainer.open(other)) {
            Tensor picture = found.features().get(0).picture();
            assertThat(ClassRates.probability(explainer, other, picture, ClassRates.REST, flamingo))
                    .isGreaterThan(0.9f);
        }
    }
}
