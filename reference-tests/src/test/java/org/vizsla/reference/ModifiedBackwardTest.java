package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.autodiff.lrp.Relevance;
import org.vizsla.autodiff.rule.RectifierComposites;
import org.vizsla.graph.Graph;
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

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({"king_snake_56, 56, .onnx", "king_snake_56, 56, .pth", "vizsla_211, 211, .onnx", "vizsla_211, 211, .pth"
    })
    void relevanceIsZennits(String picture, int target, String form) {
        Map<String, Composite> composites = Map.of(
                "lrp_epsilon_captum", LrpComposites.captum(1e-9),
                "lrp_epsilon_plus", LrpComposites.epsilonPlus(1e-6),
                "lrp_epsilon_plus_flat", LrpComposites.epsilonPlusFlat(1e-6),
                "lrp_epsilon_alpha2_beta1", LrpComposites.epsilonAlpha2Beta1(1e-6),
                "lrp_epsilon_alpha2_beta1_flat", LrpComposites.epsilonAlpha2Beta1Flat(1e-6),
                "lrp_epsilon_gamma_box", LrpComposites.epsilonGammaBox(BLACK, WHITE, 1e-6, 0.25),
                "excitation_backprop", LrpComposites.excitationBackprop(true));
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        Map<String, Double> differences = new TreeMap<>();
        composites.forEach((name, composite) -> {
            GraphBuilder builder = model.graph().toBuilder().scope("explain");
            String map = Objects.requireNonNull(Relevance.append(
                            builder,
                            model.graph(),
                            model.scores(),
                            oneHot(builder, target),
                            List.of(model.input()),
                            composite)
                    .get(model.input()));
            differences.put(
                    name, TensorAssertions.relativeDifference(run(model, builder, map, golden), golden.get(name)));
        });
        System.out.println(picture + form + " " + differences);
    }

    @ParameterizedTest
    @CsvSource({"king_snake_56, 56, .onnx", "king_snake_56, 56, .pth", "vizsla_211, 211, .onnx", "vizsla_211, 211, .pth"
    })
    void gradientsThroughRectifiersAreCaptums(String picture, int target, String form) {
        Tensors golden = Shared.tensors("golden/squeezenet1_0/" + picture + ".safetensors");
        Model model = Networks.load(Shared.path("models/squeezenet1_0" + form), null, cache);
        Tensor guided = gradient(model, target, RectifierComposites.guidedBackprop(), golden);
        Tensor deconvolution = gradient(model, target, RectifierComposites.deconvolution(), golden);

        System.out.println(picture + form + " guided "
                + TensorAssertions.relativeDifference(guided, golden.get("guided_backprop")));
        assertThat(deconvolution.floats()).containsOnly(0f);
    }

    private static Tensor gradient(Model model, int target, Composite composite, Tensors golden) {
        GraphBuilder builder = model.graph().toBuilder().scope("explain");
        String map = Objects.requireNonNull(BackwardBuilder.append(
                        builder,
                        model.graph(),
                        Map.of(model.scores(), oneHot(builder, target)),
                        List.of(model.input()),
                        composite)
                .get(model.input()));
        return run(model, builder, map, golden);
    }

    private static String oneHot(GraphBuilder builder, int target) {
        float[] chosen = new float[1000];
        chosen[target] = 1;
        return builder.constant("chosen", Tensor.ofFloats(Shape.of(1, 1000), chosen));
    }

    private static Tensor run(Model model, GraphBuilder builder, String map, Tensors golden) {
        Graph graph = builder.outputs(List.of(map)).buildPruned();
        return Session.runOnce(graph, Map.of(model.input(), golden.get("input")))
                .get(map);
    }
}
