package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.deeplift.DeepLift;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.autodiff.lrp.Relevance;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.TensorAssertions;

/** Modified backward passes through SqueezeNet against Captum and Zennit. */
class ModifiedBackwardTest {
    private static final double TOLERANCE = 1e-3;

    /** Black and white after torchvision's normalization. */
    private static final List<Double> BLACK = List.of(-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225);

    private static final List<Double> WHITE = List.of(0.515 / 0.229, 0.544 / 0.224, 0.594 / 0.225);

    /** Those in which a single window of a pool can change a pixel visibly; see {@link NearTies}. */
    private static final List<String> SENSITIVE = List.of("saliency", "lrp_epsilon_captum", "deep_lift");

    @TempDir
    Path cache;

    @ParameterizedTest
    @ValueSource(strings = {".onnx", ".pth"})
    void ofTheKingSnake(String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/king_snake_56.safetensors");
        Map<String, Tensor> maps = maps(squeezeNet(form), golden.get("input"), 56);

        maps.forEach((name, map) -> TensorAssertions.assertClose(name, map, golden.get(name), TOLERANCE));
        assertThat(new Tensors(maps).get("deconvolution").floats()).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(strings = {".onnx", ".pth"})
    void ofTheVizsla(String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/vizsla_211.safetensors");
        Model model = squeezeNet(form);
        Map<String, Tensor> maps = maps(model, golden.get("input"), 211);
        Map<String, Tensor> settled =
                maps(NearTies.of("vizsla_211").settled(model, NearTies.PICTURE), golden.get("input"), 211);

        maps.forEach((name, map) ->
                TensorAssertions.assertClose(name, map, golden.get(name), SENSITIVE.contains(name) ? 0.02 : TOLERANCE));
        settled.forEach((name, map) -> TensorAssertions.assertClose(name, map, golden.get(name), TOLERANCE));
        assertThat(new Tensors(maps).get("deconvolution").floats()).containsOnly(0f);
    }

    private Model squeezeNet(String form) {
        return Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
    }

    /** All maps, by their golden names, out of one graph. */
    private static Map<String, Tensor> maps(Model model, Tensor input, int target) {
        GraphBuilder builder = model.graph().toBuilder().scope("explain");
        String oneHot = oneHot(builder, model.classes(), target);
        Map<String, String> names = new TreeMap<>();
        gradients()
                .forEach((name, composite) -> names.put(
                        name,
                        only(BackwardBuilder.append(
                                builder,
                                model.graph(),
                                Map.of(model.scores(), oneHot),
                                List.of(model.input()),
                                composite))));
        relevances()
                .forEach((name, composite) -> names.put(
                        name,
                        only(Relevance.append(
                                builder, model.graph(), model.scores(), oneHot, List.of(model.input()), composite))));
        DeepLift lift = DeepLift.append(
                builder,
                model.graph(),
                Map.of(model.scores(), oneHot),
                model.input(),
                builder.scalar(0),
                PoolingConvention.CAPTUM);
        names.put("deep_lift", lift.contributions());
        Map<String, Tensor> maps = new TreeMap<>();
        try (Session session =
                Session.open(builder.outputs(List.copyOf(names.values())).buildPruned())) {
            Tensors results = session.run(Map.of(model.input(), input));
            names.forEach((name, value) -> maps.put(name, results.get(value)));
        }
        return maps;
    }

    private static Map<String, Composite> gradients() {
        return Map.of(
                "saliency", Composite.GRADIENT,
                "guided_backprop", RectifierComposites.guidedBackprop(),
                "deconvolution", RectifierComposites.deconvolution());
    }

    private static Map<String, Composite> relevances() {
        return Map.of(
                "lrp_epsilon_captum", LrpComposites.captum(1e-9),
                "lrp_epsilon_plus", LrpComposites.epsilonPlus(1e-6),
                "lrp_epsilon_plus_flat", LrpComposites.epsilonPlusFlat(1e-6),
                "lrp_epsilon_alpha2_beta1", LrpComposites.epsilonAlpha2Beta1(1e-6),
                "lrp_epsilon_alpha2_beta1_flat", LrpComposites.epsilonAlpha2Beta1Flat(1e-6),
                "lrp_epsilon_gamma_box", LrpComposites.epsilonGammaBox(BLACK, WHITE, 1e-6, 0.25),
                "excitation_backprop", LrpComposites.excitationBackprop(true));
    }

    private static String only(Map<String, String> maps) {
        return Objects.requireNonNull(maps.values().iterator().next());
    }

    private static String oneHot(GraphBuilder builder, int classes, int target) {
        float[] chosen = new float[classes];
        chosen[target] = 1;
        return builder.constant("chosen", Tensor.ofFloats(Shape.of(1, classes), chosen));
    }
}
