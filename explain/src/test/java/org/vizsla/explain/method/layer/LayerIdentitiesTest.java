package org.vizsla.explain.method.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.explain.Linear.explain;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.path.Quadrature;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.testkit.RandomTensors;

/** Layer and neuron methods where their result is known beforehand. */
class LayerIdentitiesTest {
    private static final double EXACT = 1e-5;
    private static final int TARGET = 3;

    @TempDir
    Path folder;

    private static Tensor activation(Tensor picture) {
        return explain(Linear.network(), picture, TARGET, LayerActivation.DEFAULT)
                .map("layer_activation");
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.ofFloats(like.shape(), new float[Math.toIntExact(like.elements())]);
    }

    @Test
    void onALinearNetworkConductanceIsTheChangeTimesTheGradient() {
        Tensor picture = Linear.picture(1);
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                new LayerConductance(LayerChoice.AUTOMATIC, 6, Quadrature.TRAPEZOID, Baseline.ZERO),
                new InternalInfluence(LayerChoice.AUTOMATIC, 4, Quadrature.LEFT, Baseline.ZERO));
        float[] after = activation(picture).floats();
        float[] before = activation(zeros(picture)).floats();
        float[] head = Linear.headWeights().rows(TARGET, 1).floats();
        int places = Linear.HEIGHT * Linear.WIDTH;
        float[] gradient = new float[after.length];
        float[] products = new float[after.length];
        for (int i = 0; i < after.length; i++) {
            gradient[i] = head[i / places] / places;
            products[i] = gradient[i] * (after[i] - before[i]);
        }
        Tensor conductance = explanation.map("layer_conductance");
        assertClose("conductance", conductance, Tensor.ofFloats(conductance.shape(), products), EXACT);
        assertClose(
                "influence",
                explanation.map("internal_influence"),
                Tensor.ofFloats(conductance.shape(), gradient),
                EXACT);
    }

    /** The sum over steps is the same however the steps are cut into parts: an odd number leaves a part of one. */
    @Test
    void conductanceSumsToTheChangeOfTheScore() {
        Model model = Small.network("mini_resnet", folder);
        for (int steps : new int[] {40, 41}) {
            LayerConductance method =
                    new LayerConductance(LayerChoice.of("l1"), steps, Quadrature.TRAPEZOID, Baseline.BLACK);
            var attribution =
                    explain(model, Small.scene(1, model), TARGET, method).attribution(method.name());
            assertThat(attribution.findings().get(0).checks().get(0).value()).isLessThan(0.05);
            assertThat(attribution.layers()).containsExactly("l1");
        }
    }

    @Test
    void onALinearNetworkANeuronsIntegralIsItsProducts() {
        Tensor picture = Linear.picture(2);
        Neuron neuron = Neuron.of(4, 2, 3);
        Explanation explanation = explain(
                Linear.network(),
                picture,
                TARGET,
                new NeuronGradient(false, LayerChoice.of("conv"), neuron),
                new NeuronGradient(true, LayerChoice.of("conv"), neuron),
                new NeuronIntegratedGradients(
                        LayerChoice.of("conv"), neuron, 3, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO));
        float[] products = explanation.map("neuron_gradient").floats();
        float[] x = picture.floats();
        int touched = 0;
        for (int i = 0; i < x.length; i++) {
            touched += products[i] != 0 ? 1 : 0;
            products[i] *= x[i];
        }
        assertThat(touched).as("a kernel of 3 x 3 over 3 channels").isEqualTo(27);
        assertClose(
                "integral",
                explanation.map("neuron_integrated_gradients"),
                Tensor.ofFloats(picture.shape(), products),
                EXACT);
        assertClose("guided", explanation.map("neuron_guided_backprop"), explanation.map("neuron_gradient"), 0);
    }

    @Test
    void theStrongestNeuronIsFoundForEachPicture() {
        Tensor picture = Linear.picture(3);
        float[] values = activation(picture).floats();
        int strongest = 0;
        for (int i = 0; i < values.length; i++) {
            strongest = values[i] > values[strongest] ? i : strongest;
        }
        int places = Linear.HEIGHT * Linear.WIDTH;
        Neuron named = Neuron.of(strongest / places, strongest % places / Linear.WIDTH, strongest % Linear.WIDTH);
        Explanation found =
                explain(Linear.network(), picture, TARGET, NeuronGradient.DEFAULT, NeuronIntegratedGradients.DEFAULT);
        Explanation expected = explain(
                Linear.network(),
                picture,
                TARGET,
                new NeuronGradient(false, LayerChoice.AUTOMATIC, named),
                new NeuronIntegratedGradients(
                        LayerChoice.AUTOMATIC, named, 50, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO));
        expected.maps().forEach((name, map) -> assertClose(name, found.map(name), map, 0));
        found.attributions()
                .forEach((name, attribution) -> assertThat(
                                attribution.findings().get(0).chosen())
                        .as(name)
                        .containsExactly(Map.entry("neuron", named.toString())));
        expected.attributions()
                .forEach((name, attribution) -> assertThat(
                                attribution.findings().get(0).chosen())
                        .as(name)
                        .isEmpty());
    }

    /** Of a batch, each picture's own; along axes of several sizes. */
    @Test
    void theStrongestNeuronIsRecordedImageByImage() {
        Tensor pictures = new RandomTensors(21).normal(3, 3, Linear.HEIGHT, Linear.WIDTH);
        List<AttributionMethod> methods =
                List.of(NeuronGradient.DEFAULT, NeuronGradient.GUIDED, NeuronIntegratedGradients.DEFAULT);
        try (Explainer explainer = Explainer.open(Linear.network(), methods, Small.ONE_THREAD)) {
            Explanation explanation = explainer.explain(pictures, Call.of(TARGET));
            List<String> expected = new ArrayList<>();
            for (int row = 0; row < 3; row++) {
                expected.add(strongest(activation(pictures.rows(row, 1)).floats()));
            }
            assertThat(expected).doesNotHaveDuplicates();
            explanation
                    .attributions()
                    .forEach((name, attribution) -> assertThat(attribution.findings())
                            .as(name)
                            .extracting(findings -> findings.chosen().get("neuron"))
                            .isEqualTo(expected));
        }
    }

    /** As the neuron of a filter is chosen whose detail guided backpropagation shows. */
    @Test
    void aChannelAloneStandsForItsStrongestPlace() {
        Tensor picture = Linear.picture(3);
        int places = Linear.HEIGHT * Linear.WIDTH;
        for (int channel : new int[] {0, 3}) {
            float[] values = activation(picture).floats();
            Explanation found = explain(
                    Linear.network(),
                    picture,
                    TARGET,
                    new NeuronGradient(true, LayerChoice.of("conv"), Neuron.of(channel)),
                    new NeuronIntegratedGradients(
                            LayerChoice.of("conv"), Neuron.of(channel), 3, Quadrature.GAUSS_LEGENDRE, Baseline.ZERO));
            String strongest = strongest(values, channel * places, (channel + 1) * places);
            assertThat(strongest).startsWith(channel + ",");
            found.attributions()
                    .forEach((name, attribution) -> assertThat(
                                    attribution.findings().get(0).chosen())
                            .as(name)
                            .containsExactly(Map.entry("neuron", strongest)));
            Neuron named = Neuron.of(
                    Stream.of(strongest.split(",")).map(Integer::valueOf).toArray(Integer[]::new));
            Explanation expected =
                    explain(Linear.network(), picture, TARGET, new NeuronGradient(true, LayerChoice.of("conv"), named));
            assertClose("guided", found.map("neuron_guided_backprop"), expected.map("neuron_guided_backprop"), 0);
        }
    }

    private static String strongest(float[] values) {
        return strongest(values, 0, values.length);
    }

    private static String strongest(float[] values, int from, int to) {
        int at = from;
        for (int i = from; i < to; i++) {
            at = values[i] > values[at] ? i : at;
        }
        int places = Linear.HEIGHT * Linear.WIDTH;
        return at / places + "," + at % places / Linear.WIDTH + "," + at % Linear.WIDTH;
    }

    @Test
    void refusesNeuronsThatThereAreNot() {
        NeuronGradient method = new NeuronGradient(false, LayerChoice.of("conv"), Neuron.of(5, 0, 0));
        assertThatThrownBy(() -> explain(Linear.network(), Linear.picture(1), TARGET, method))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no neuron 5,0,0 in layer 'conv' [N, 5, 6, 7]");
        NeuronGradient channel = new NeuronGradient(false, LayerChoice.of("conv"), Neuron.of(5));
        assertThatThrownBy(() -> explain(Linear.network(), Linear.picture(1), TARGET, channel))
                .hasMessage("there is no neuron 5 in layer 'conv' [N, 5, 6, 7]");
    }
}
