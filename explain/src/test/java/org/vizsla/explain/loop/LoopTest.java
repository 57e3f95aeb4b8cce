package org.vizsla.explain.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.Small;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.TensorAssertions;

class LoopTest {
    private static final int TARGET = 2;
    private static final long SEED = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void methodsWithLoops() {
        assertThat(Methods.all().stream()
                        .map(MethodEntry::standard)
                        .filter(LoopedMethod.class::isInstance)
                        .map(AttributionMethod::name))
                .containsExactly(
                        "integrated_gradients",
                        "smooth_grad",
                        "smooth_grad_squared",
                        "var_grad",
                        "gradient_shap",
                        "blur_ig",
                        "internal_influence",
                        "occlusion",
                        "feature_ablation",
                        "rise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integrated_gradients",
                "integrated_gradients rule=trapezoid baseline=black+white",
                "smooth_grad",
                "smooth_grad method=guided_backprop",
                "smooth_grad method=full_grad",
                "smooth_grad noise=0",
                "smooth_grad_squared",
                "var_grad",
                "gradient_shap baseline=noise:2+blur:3",
                "blur_ig steps=6",
                "internal_influence",
                "occlusion window=12 stride=5 baseline=zero+white",
                "feature_ablation segments=grid:9 baseline=noise:3",
                "rise masks=50",
                "rise masks=50 cells=3 keep=0.3 output=score baseline=black+blur:2"
            })
    void aLoopOverTheGraphOfAPartGivesTheMapOfTheMethod(String text) {
        AttributionMethod method = method(text);
        Model model = Small.network("mini_resnet", folder);
        Tensor image = Small.scene(3, model);
        ExplainerGraph compiled = ExplainerGraph.compile(model, List.of(method));
        Loop loop = Objects.requireNonNull(compiled.loops().get(method.name()));
        List<Double> told = new ArrayList<>();
        try (Session part = Session.open(compiled.withoutChecks(), Small.ONE_THREAD);
                Explainer explainer = Explainer.open(model, List.of(method), Small.ONE_THREAD)) {
            Randomness randomness = new Randomness(SEED);
            List<Tensor> baselines = loop.copies()
                    .baseline()
                    .of(image, model.preprocessing(), ExplainerSettings.DEFAULT.files(), randomness);
            Tensor map = loop.map(
                    new Original(image, baselines, randomness),
                    7,
                    copies -> part.run(Map.of(
                                    model.input(),
                                    copies,
                                    compiled.named(ExplainerGraph.TARGET),
                                    targets(copies.shape().length(0))))
                            .get(loop.value()),
                    told::add);

            TensorAssertions.assertClose(
                    text,
                    map,
                    explainer.explain(image, Call.of(TARGET).withSeed(SEED)).map(method.name()),
                    1e-5);
        }
        assertThat(told).isSorted().endsWith(1.0);
    }

    private static Tensor targets(int count) {
        return Tensor.ofLongs(Collections.nCopies(count, (long) TARGET));
    }

    private static AttributionMethod method(String text) {
        String[] words = text.split(" ");
        Map<String, String> settings = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            settings.put(words[0] + "." + words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return Methods.choose(List.of(words[0]), settings, "").get(0);
    }

    @Test
    void whatNoLoopDescribesIsRefused() {
        Model model = Small.network("mini_resnet", folder);
        Map.of(
                        "lime", "its runs depend on one another",
                        "smooth_grad method=integrated_gradients", "a loop of its own",
                        "feature_ablation segments=slic:20", "grid:SIDE",
                        "rise baseline=picture:cat.png", "the image of a file")
                .forEach((text, reason) -> assertThatThrownBy(
                                () -> ExplainerGraph.compile(model, List.of(method(text))))
                        .as(text)
                        .isInstanceOf(NotApplicableException.class)
                        .hasMessageContaining(reason));
    }

    @Test
    void methodsThatTakeTheSameOfEachCopyShareAnOutput() {
        ExplainerGraph compiled = ExplainerGraph.compile(
                Small.network("mini_resnet", folder),
                Methods.choose(
                        List.of("integrated_gradients", "smooth_grad", "occlusion", "rise", "gradient_shap"),
                        Map.of("rise.output", "score"),
                        ""));
        assertThat(compiled.graph().outputs()).containsExactly("scores", "chosen", "row/gradient", "row/score");
    }
}
