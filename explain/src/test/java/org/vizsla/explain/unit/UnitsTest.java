package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.method.layer.LayerGradientXActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

class UnitsTest {
    @TempDir
    private Path folder = Path.of("");

    private static Units open(Model model) {
        return Units.open(model, Small.ONE_THREAD);
    }

    private static Unit unit(Units units, String layer, int channel, int y, int x, Tensor image) {
        return units.unit(layer, channel, y, x, image, Cancellation.NEVER);
    }

    private static float[] values(Model model, String layer, Tensor image) {
        LayerActivation method = new LayerActivation(LayerChoice.of(layer));
        return Linear.explain(model, image, 0, method).map(method.name()).floats();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini_densenet", "mini_mobilenet_v3"})
    void activationsAreThoseOfTheMethod(String network) {
        Model model = Small.network(network, folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model)) {
            for (Stage stage : units.stages()) {
                Activations activations = units.activations(stage.name(), image, Cancellation.NEVER);
                assertThat(activations.values().shape())
                        .isEqualTo(Shape.of(stage.channels(), stage.height(), stage.width()));
                assertThat(activations.values().floats())
                        .as(stage.name())
                        .containsExactly(values(model, stage.name(), image), within(1e-5f));
                int channel = activations.order().get(0);
                assertThat(activations.largest().get(channel)).isEqualTo((float) IntStream.range(
                                0, activations.values().shape().length())
                        .mapToDouble(i -> activations.values().floatBuffer().get(i))
                        .max()
                        .orElseThrow());
            }
        }
    }

    /** The class token, which is the first one, has no place. */
    @Test
    void tokensAreAtTheirPatches() {
        Model model = Small.network("mini_vit", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model)) {
            Activations activations = units.activations("bl.0.n2", image, Cancellation.NEVER);
            assertThat(activations.values().shape()).isEqualTo(Shape.of(32, 4, 4));
            float[] tokens = values(model, "bl.0.n2", image);
            for (int i = 0; i < 32 * 16; i++) {
                assertThat(activations.values().floatBuffer().get(i))
                        .isCloseTo(tokens[(1 + i % 16) * 32 + i / 16], within(1e-5f));
            }
        }
    }

    @Test
    void channelsAreOrderedByTheirLargestValue() {
        Tensor values = Tensor.ofFloats(Shape.of(3, 1, 2), 1, -5, 0, 2, -1, -3);
        Activations activations = new Activations("layer", values, List.of(1f, 2f, -1f));
        assertThat(activations.order()).containsExactly(1, 0, 2);
    }

    @Test
    void contributionsAreGradientTimesValue() {
        Model model = Small.network("mini_resnet", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model);
                Explainer explainer =
                        Explainer.open(model, List.of(LayerGradientXActivation.DEFAULT), Small.ONE_THREAD)) {
            Tensor map = explainer.explain(image, Call.of(2)).map("layer_gradient_x_activation");
            float[] contributions = units.contributions(units.stages().get(0).name(), image, 2, Cancellation.NEVER);
            assertThat(contributions).hasSize(units.stages().get(0).channels());
            String last = explainer
                    .explain(image, Call.of(2))
                    .attribution("layer_gradient_x_activation")
                    .layers()
                    .get(0);
            float[] ofLast = units.contributions(last, image, 2, Cancellation.NEVER);
            int places = map.shape().length(2) * map.shape().length(3);
            for (int channel = 0; channel < ofLast.length; channel++) {
                double sum = 0;
                for (int i = 0; i < places; i++) {
                    sum += map.floats()[channel * places + i];
                }
                assertThat(ofLast[channel]).isCloseTo((float) sum, within(1e-5f));
            }
        }
    }

    /** More layers than stay open, from several threads. */
    @Test
    void threadsGetWhatOneGets() {
        Model model = Small.network("mini_vgg_bn", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model);
                Units alone = open(model)) {
            List<Stage> stages = units.stages();
            assertThat(stages).hasSizeGreaterThan(8);
            List<Unit> together = IntStream.range(0, 3 * stages.size())
                    .parallel()
                    .mapToObj(i -> unit(units, stages.get(i % stages.size()).name(), 0, 0, 0, image))
                    .toList();
            for (int i = 0; i < together.size(); i++) {
                Unit expected = unit(alone, stages.get(i % stages.size()).name(), 0, 0, 0, image);
                assertThat(together.get(i).words()).isEqualTo(expected.words());
                assertThat(together.get(i).value()).isEqualTo(expected.value());
            }
        }
    }

    @Test
    void aNetworkOfAFixedBatchIsAskedForOneImage() {
        GraphBuilder b = new GraphBuilder("fixed");
        String image = b.input("image", DataType.FLOAT32, Shape.of(4, 1, 3, 4));
        b.output(b.op("Flatten", b.rename(UnitTest.filters(b, image), "conv")).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(36), Optional.empty());
        try (Units units = open(model)) {
            assertThat(unit(units, "conv", 0, 0, 0, UnitTest.COUNTED).words()).isEqualTo("14.5 = 14.0 + bias 0.5");
            assertThat(units.activations("conv", UnitTest.COUNTED, Cancellation.NEVER)
                            .largest())
                    .hasSize(3)
                    .contains(12f);
            assertThat(units.contributions("conv", UnitTest.COUNTED, 12, Cancellation.NEVER))
                    .containsExactly(0, -1, 0);
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        try (Units units = open(Linear.network())) {
            Tensor image = Linear.picture(1);
            assertThatThrownBy(() -> unit(units, "conv", 5, 0, 0, image))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no channel 5 in layer 'conv'; its channels go from 0 to 4");
            assertThatThrownBy(() -> unit(units, "conv", 4, 6, 0, image))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no place (6, 0) in layer 'conv', whose channels are 6 x 7");
            assertThatThrownBy(() -> units.contributions("conv", image, 4, Cancellation.NEVER))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no class 4; classes go from 0 to 3");
        }
    }
}
