package org.vizsla.optimize.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class SurveyTest {
    private static List<SurveyedLayer> surveyed(Model model, List<String> names, int most, List<Tensor> images) {
        Layers layers = new Layers(model);
        List<Layer> chosen = names.stream().map(layers::named).toList();
        try (Survey survey = new Survey(layers, chosen, 2, 1 << 26, SessionSettings.DEFAULT)) {
            for (int i = 0; i < images.size(); i++) {
                survey.see(i, images.get(i), Cancellation.NEVER);
            }
            return survey.found(most, Cancellation.NEVER);
        }
    }

    @Test
    void tellsWhatChannelsAddToScores() {
        // Means of the channels: 2 and 3/4; 1 and 2/4. Both images are of the class 0, whose score is the sum.
        List<Tensor> images = List.of(TwoChannels.image(0, 0, 0, 4), TwoChannels.image(1, 1, 0, 0));
        SurveyedLayer layer =
                surveyed(TwoChannels.of(), List.of("map"), 2, images).get(0);
        assertThat(layer.all()).isEqualTo(2);
        assertThat(layer.linear()).isTrue();
        assertThat(layer.channels().get(0).channel().channel()).isZero();
        assertThat(layer.channels().get(0).telling()).isEqualTo(1.5, within(1e-6));
        assertThat(layer.channels().get(1).telling()).isEqualTo(0.625, within(1e-6));
        assertThat(layer.channels().get(0).examples())
                .containsExactly(new Example(0, 8, 3, 0), new Example(1, 2, 0, 0));
        // Both classes have the weight 1 for the first channel, and 1 and -2 for the second.
        assertThat(layer.channels().get(0).classes()).containsExactly(new FedClass(0, 1.5), new FedClass(1, 1.5));
        assertThat(layer.channels().get(1).classes()).containsExactly(new FedClass(0, 0.625));
    }

    @Test
    void keepsTheMostTellingAndDoesNotCallAHeadWithRectifiersLinear() {
        Model model = EmbeddedNetwork.load();
        List<Tensor> images = List.of(
                new RandomTensors(1).normal(1, 3, model.height(), model.width()),
                new RandomTensors(2).normal(1, 3, model.height(), model.width()),
                new RandomTensors(3).normal(1, 3, model.height(), model.width()));
        List<SurveyedLayer> layers = surveyed(model, List.of("features.3", "features.10"), 4, images);
        assertThat(layers).extracting(SurveyedLayer::name).containsExactly("features.3", "features.10");
        for (SurveyedLayer layer : layers) {
            assertThat(layer.linear()).isFalse();
            assertThat(layer.channels()).hasSize(4);
            assertThat(layer.channels().stream().map(SurveyedChannel::telling).toList())
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(layer.channels())
                    .allSatisfy(channel -> assertThat(channel.examples()).hasSize(2));
        }
    }
}
