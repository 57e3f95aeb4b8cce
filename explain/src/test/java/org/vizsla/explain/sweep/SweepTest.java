package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

/** Sweeps over rows against the same rows explained one by one. */
class SweepTest {
    private static final int ROWS = 7;
    private static final int TARGET = 3;

    @TempDir
    Path folder;

    private static Probe probe(Model model, ExplainerSettings settings, Sweeps sweeps) {
        return new Probe(new Layers(model), sweeps, settings.files(), new Course(part -> {}, Cancellation.NEVER));
    }

    private static Totals totals(Probe probe, Tensor pictures) {
        Sweep sweep = probe.sweep("test", graph -> {
            graph.sum("gradients", graph.builder().inputGradient());
            graph.each("score", graph.builder().score());
            graph.sum("extra", graph.perRow("extra", Shape.of(2)));
        });
        return sweep.run(TARGET, ROWS, Map.of(), (index, row) -> {
            row.input().put(pictures.rows(index, 1).floatBuffer());
            row.of("extra").put(index).put(1);
            row.weight(index + 0.5);
        });
    }

    @ParameterizedTest
    @CsvSource({"mini_resnet", "mini_vgg_bn", "mini_caffe_alexnet"})
    void addsAndKeepsRows(String network) {
        Model model = Small.network(network, folder);
        Tensor pictures = new RandomTensors(1).normal(ROWS, model.channels(), model.height(), model.width());
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT));
                BatchEngine engine = new BatchEngine();
                Sweeps sweeps = new Sweeps(ExplainerSettings.DEFAULT.sweepsOf(model), engine)) {
            Probe probe = probe(model, ExplainerSettings.DEFAULT, sweeps);
            Explanation each = explainer.explain(pictures, Call.of(TARGET));
            Totals totals = totals(probe, pictures);
            float[] gradients = each.map("saliency").floats();
            float[] expected = new float[gradients.length / ROWS];
            for (int i = 0; i < gradients.length; i++) {
                int row = i / expected.length;
                expected[i % expected.length] += gradients[i] * (row + 0.5f);
            }
            Tensor sum = totals.sum("gradients");
            TensorAssertions.assertClose("sum", sum, Tensor.ofFloats(sum.shape(), expected), 1e-5);
            assertThat(totals.sumOf("extra")).containsExactly(101.5, 24.5);
            for (int row = 0; row < ROWS; row++) {
                assertThat(totals.each("score")[row])
                        .isCloseTo(each.scores().rows(row, 1).floats()[TARGET], within(1e-5f));
            }
        }
    }

    /** Not a bit changes with the number of threads, nor with what ran before. */
    @Test
    void givesTheSameBytesForAnyNumberOfThreads() {
        Model model = Small.network("mini_resnet", folder);
        Tensor pictures = new RandomTensors(2).normal(ROWS, model.channels(), model.height(), model.width());
        ExplainerSettings one = ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(1));
        ExplainerSettings three = ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(3));
        try (BatchEngine engine = new BatchEngine();
                Sweeps first = new Sweeps(one.sweepsOf(model), engine);
                Sweeps second = new Sweeps(three.sweepsOf(model), engine)) {
            Probe alone = probe(model, one, first);
            Probe together = probe(model, three, second);
            double[] expected = totals(alone, pictures).sumOf("gradients");
            assertThat(totals(together, pictures).sumOf("gradients")).isEqualTo(expected);
            assertThat(totals(together, pictures).sumOf("gradients")).isEqualTo(expected);
        }
    }

    /** A row that is alone is computed by all threads together, and is the same as by one. */
    @ParameterizedTest
    @CsvSource({"mini_resnet", "mini_mobilenet_v2", "mini_densenet", "mini_vit"})
    void givesTheSameBytesOfOneRowForAnyNumberOfThreads(String network) {
        Model model = Small.network(network, folder);
        Tensor picture = new RandomTensors(4).normal(1, model.channels(), model.height(), model.width());
        float[] expected = null;
        for (int threads = 1; threads <= 3; threads++) {
            ExplainerSettings settings =
                    ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(threads));
            try (BatchEngine engine = new BatchEngine();
                    Sweeps sweeps = new Sweeps(settings.sweepsOf(model), engine)) {
                float[] gradient = probe(model, settings, sweeps)
                        .sweep(
                                "one",
                                graph -> graph.each("gradient", graph.builder().inputGradient()))
                        .run(TARGET, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                        .each("gradient");
                expected = expected == null ? gradient : expected;
                assertThat(gradient).containsExactly(expected);
            }
        }
    }

    @Test
    void theRestOfTheNetworkFollowsFromALayer() {
        Model model = Small.network("mini_resnet", folder);
        Tensor picture = new RandomTensors(3).normal(1, model.channels(), model.height(), model.width());
        try (Explainer explainer = Explainer.open(model, List.of());
                BatchEngine engine = new BatchEngine();
                Sweeps sweeps = new Sweeps(ExplainerSettings.DEFAULT.sweepsOf(model), engine)) {
            Probe probe = probe(model, ExplainerSettings.DEFAULT, sweeps);
            Layer layer = probe.layers().automatic();
            Tensor value = probe.sweep("value", graph -> graph.sum("layer", layer.value()))
                    .run(TARGET, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                    .sum("layer");
            float expected =
                    explainer.explain(picture, Call.of(TARGET)).scores().floats()[TARGET];
            Question question = new Question(picture, TARGET, expected, new Randomness(0));
            float[] scores = probe.scoresFrom(
                    layer, question, 3, (index, row) -> row.input().put(value.floatBuffer()));
            assertThat(scores).hasSize(3);
            assertThat(scores).usingComparatorWithPrecision(1e-5f).containsOnly(expected);
        }
    }
}
