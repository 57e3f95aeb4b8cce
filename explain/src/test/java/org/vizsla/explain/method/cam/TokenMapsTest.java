package org.vizsla.explain.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.explain.Linear.explain;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.SmallTransformer;
import org.vizsla.explain.SmallTransformer.Extra;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.testkit.PytorchGradCam;

/** Class activation maps of tokens against arithmetic on the tokens themselves. */
class TokenMapsTest {
    private static final int TARGET = 2;
    private static final int CHANNELS = SmallTransformer.CHANNELS;
    private static final int PLACES = SmallTransformer.PLACES;
    private static final double EXACT = 1e-5;

    /** The gradient of the score with respect to the layer chosen, in its own shape. */
    private record LayerGradient() implements GraphMethod {
        @Override
        public String name() {
            return "layer_gradient";
        }

        @Override
        public Emission emit(ExplainerBuilder builder) {
            Layer layer = builder.layers().automatic();
            return Emission.ofLayers(builder.gradient(layer.value()), List.of(layer));
        }
    }

    private static int first(Extra extra) {
        return extra == Extra.FIRST ? 1 : 0;
    }

    private static Tensor map(double[] values, boolean relu) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) (relu ? Math.max(0, values[i]) : values[i]);
        }
        return Tensor.ofFloats(Shape.of(1, 1, SmallTransformer.HEIGHT, SmallTransformer.WIDTH), rounded);
    }

    /** {@code sum_c w_c A_c} over the tokens of patches. */
    private static double[] weighted(double[] weights, float[] tokens, int first) {
        double[] map = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            for (int c = 0; c < CHANNELS; c++) {
                map[place] += weights[c] * tokens[(first + place) * CHANNELS + c];
            }
        }
        return map;
    }

    @ParameterizedTest
    @EnumSource(
            value = Extra.class,
            names = {"NONE", "FIRST", "LAST"})
    void gradientsAreTakenAtTheTokens(Extra extra) {
        Explanation explanation = explain(
                SmallTransformer.with(extra).model(),
                SmallTransformer.picture(1),
                TARGET,
                LayerActivation.DEFAULT,
                new LayerGradient(),
                new GradientCam(CamFormula.GRAD_CAM, LayerChoice.AUTOMATIC, false),
                new GradientCam(CamFormula.HIRES_CAM, LayerChoice.AUTOMATIC, false));
        float[] a = explanation.map("layer_activation").floats();
        float[] g = explanation.map("layer_gradient").floats();
        int first = first(extra);
        double[] means = new double[CHANNELS];
        double[] products = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            for (int c = 0; c < CHANNELS; c++) {
                int at = (first + place) * CHANNELS + c;
                means[c] += g[at] / (double) PLACES;
                products[place] += (double) g[at] * a[at];
            }
        }
        assertThat(Arrays.stream(products).map(Math::abs).min().orElse(0)).isGreaterThan(0);
        assertClose("grad_cam", explanation.map("grad_cam"), map(weighted(means, a, first), false), EXACT);
        assertClose("hires_cam", explanation.map("hires_cam"), map(products, false), EXACT);
    }

    @Test
    void everyMethodSeesTokens() {
        List<AttributionMethod> methods =
                Methods.choose(List.of(Family.CLASS_ACTIVATION.label()), Map.of(), "").stream()
                        .filter(method -> !method.name().equals("cam"))
                        .toList();
        Explanation explanation = explain(
                SmallTransformer.with(Extra.FIRST).model(),
                SmallTransformer.picture(2),
                TARGET,
                methods.toArray(AttributionMethod[]::new));
        explanation.attributions().forEach((name, attribution) -> {
            assertThat(attribution.layers()).as(name).containsExactly("block.1.kept");
            if (!name.equals("guided_grad_cam")) {
                assertThat(attribution.map().shape()).as(name).isEqualTo(Shape.of(1, 1, 2, 3));
            }
            for (float value : attribution.map().floats()) {
                assertThat(value).as(name).isFinite();
            }
        });
        assertThat(explanation.attributions()).hasSize(methods.size());
    }

    /** The scores of networks that have the values kept in their weights. */
    @Test
    void replacedTokensKeepTheClassTokenAndWhatPassesBy() {
        Tensor picture = SmallTransformer.picture(3);
        Model model = SmallTransformer.with(Extra.FIRST).model();
        Explanation explanation = explain(
                model,
                picture,
                TARGET,
                LayerActivation.DEFAULT,
                AblationCam.DEFAULT,
                new ReciproCam(LayerChoice.AUTOMATIC, false));
        float[] a = explanation.map("layer_activation").floats();
        float score = explanation.scores().floats()[TARGET];
        double[] losses = new double[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            int lost = channel;
            losses[channel] = (score - (double) score(picture, (place, c) -> c != lost)) / score;
        }
        double[] alone = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            int left = place;
            alone[place] = score(picture, (other, c) -> other == left);
        }
        assertClose("ablation", explanation.map("ablation_cam"), map(weighted(losses, a, 1), true), 1e-4);
        assertClose("recipro", explanation.map("recipro_cam"), map(alone, false), EXACT);
    }

    private interface Kept {
        boolean at(int place, int channel);
    }

    private static float score(Tensor picture, Kept kept) {
        float[] factors = new float[(1 + PLACES) * CHANNELS];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = i < CHANNELS || kept.at(i / CHANNELS - 1, i % CHANNELS) ? 1 : 0;
        }
        Tensor tensor = Tensor.ofFloats(Shape.of(1, 1 + PLACES, CHANNELS), factors);
        try (Explainer explainer = Explainer.open(new SmallTransformer(Extra.FIRST, true, tensor).model(), List.of())) {
            return explainer.explain(picture, Call.of(TARGET)).scores().floats()[TARGET];
        }
    }

    @Test
    void tokensAreFusedWithFeatureMaps() {
        Model model = SmallTransformer.with(Extra.FIRST).model();
        Tensor picture = SmallTransformer.picture(4);
        List<String> names = List.of("patches", "block.0.first", "block.1.first");
        float[] expected = new float[model.height() * model.width()];
        for (String name : names) {
            Tensor map = explain(
                            model, picture, TARGET, new GradientCam(CamFormula.GRAD_CAM, LayerChoice.of(name), true))
                    .map("grad_cam");
            float[] large = Presentation.bilinear(PytorchGradCam.minMax(map), model.height(), model.width())
                    .floats();
            for (int i = 0; i < large.length; i++) {
                expected[i] += large[i] / names.size();
            }
        }
        Tensor map = explain(model, picture, TARGET, new GradientCam(CamFormula.GRAD_CAM, new LayerChoice(names), true))
                .map("grad_cam");
        assertClose("map", map, Tensor.ofFloats(map.shape(), expected), EXACT);
    }
}
