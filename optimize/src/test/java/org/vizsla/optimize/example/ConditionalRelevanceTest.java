package org.vizsla.optimize.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.relevance.LrpComposite;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class ConditionalRelevanceTest {
    private static Tensor map(Model model, String layer, Tensor image, int target, int channel) {
        Layers layers = new Layers(model);
        try (ConditionalRelevance relevance =
                new ConditionalRelevance(layers, Channels.of(layers, layers.named(layer)), SessionSettings.DEFAULT)) {
            return relevance.map(image, Target.of(target), channel, Cancellation.NEVER);
        }
    }

    @Test
    void isWhatOneChannelHandsOn() {
        Tensor image = TwoChannels.image(0, 1, 0, -3);
        // Each place has its value's share of the mean, times the weight: 2 / 4 at the second pixel, and -2 * (1, 0, 1,
        // 4) / 4.
        assertThat(map(TwoChannels.of(), "map", image, 1, 0).floats())
                .containsExactly(new float[] {0, 0.5f, 0, 0}, within(1e-4f));
        assertThat(map(TwoChannels.of(new Dimension.Fixed(2)), "map", image, 1, 1)
                        .floats())
                .containsExactly(new float[] {-0.5f, 0, -0.5f, -2}, within(1e-4f));
    }

    @Test
    void ofAllChannelsSumsToTheWholeMap() {
        Model model = EmbeddedNetwork.load();
        Tensor image = new RandomTensors(8).normal(1, 3, model.height(), model.width());
        Layers layers = new Layers(model);
        Channels channels = Channels.of(layers, layers.automatic());
        double[] sums = new double[3 * model.height() * model.width()];
        try (ConditionalRelevance relevance = new ConditionalRelevance(layers, channels, SessionSettings.DEFAULT);
                Explainer explainer = Explainer.open(model, LrpComposite.EPSILON_PLUS_FLAT)) {
            for (int channel = 0; channel < channels.count(); channel++) {
                float[] map = relevance
                        .map(image, Target.of(4), channel, Cancellation.NEVER)
                        .floats();
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += map[i];
                }
            }
            float[] whole = explainer
                    .explain(image, Call.of(4))
                    .map("lrp_epsilon_plus_flat")
                    .floats();
            double largest = 0;
            for (float value : whole) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(largest).isPositive();
            for (int i = 0; i < sums.length; i++) {
                assertThat(sums[i]).isEqualTo(whole[i], within(1e-4 * largest));
            }
        }
    }
}
