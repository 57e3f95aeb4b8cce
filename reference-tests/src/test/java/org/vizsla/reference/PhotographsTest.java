package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.Stage;
import org.vizsla.render.Drawing;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Planes;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/** What a user sees of five photographs with SqueezeNet, where nothing but the image is given. */
class PhotographsTest {
    private static final Pattern CLASS = Pattern.compile("_(\\d+)\\.[a-z]+$|/(\\d+)_n");

    /** What a call uses that names no method, and the methods with self-checks that take few passes; all with their default parameters. */
    private static final List<String> METHODS =
            List.of("grad_cam", "saliency", "full_grad", "deep_lift", "relevance", "integrated_gradients");

    /** Those that average noisy gradients, which nearly cancel, with their default numbers of samples. */
    private static final List<String> SAMPLED = List.of("smooth_grad", "gradient_shap");

    @TempDir
    static Path cache;

    private static Model model;

    private static Explainer explainer;

    @BeforeAll
    static void open() {
        model = Networks.load(Shared.path("models/squeezenet1_0.pth"), "squeezenet1_0", cache);
        explainer = Explainer.open(model, Methods.choose(METHODS, Map.of(), ""));
    }

    @AfterAll
    static void close() {
        explainer.close();
    }

    private static Tensor image(Model model, String photograph) {
        return model.preprocessing().apply(PictureReader.read(Shared.path(photograph)));
    }

    private static int target(String photograph) {
        Matcher matcher = CLASS.matcher(photograph);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/tabby_281.jpg",
                "images/vizsla_211.jpg",
                "images/king_snake_56.jpg",
                "images/bull_mastiff_243.png",
                "images/imagenet/254_n02110958_pug.jpg"
            })
    void defaultsShowSomethingAndPassTheirSelfChecks(String photograph) {
        assertThat(passedChecks(explainer, photograph)).isGreaterThan(5);
    }

    /** Of the five photographs this is the one whose gradients vary most from sample to sample. */
    @Test
    void defaultNumbersOfSamplesSuffice() {
        try (Explainer sampled = Explainer.open(model, Methods.choose(SAMPLED, Map.of(), ""))) {
            assertThat(passedChecks(sampled, "images/tabby_281.jpg")).isEqualTo(SAMPLED.size());
        }
    }

    private static int passedChecks(Explainer explainer, String photograph) {
        int checks = 0;
        Explanation explanation = explainer.explain(image(model, photograph), Call.DEFAULT);
        for (Map.Entry<String, Attribution> each : explanation.attributions().entrySet()) {
            Findings findings = each.getValue().findings().get(0);
            assertThat(findings.state()).as(each.getKey()).isEqualTo(MapState.VISIBLE);
            for (SelfCheck check : findings.checks()) {
                assertThat(check.passed())
                        .as(each.getKey() + ": " + check.words())
                        .isTrue();
                checks++;
            }
        }
        return checks;
    }

    /** The curve rises from frame to frame, and at least five frames can be told apart at a glance: from one to the next of them a hundredth of the pixels gets another colour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/tabby_281.jpg",
                "images/vizsla_211.jpg",
                "images/king_snake_56.jpg",
                "images/bull_mastiff_243.png",
                "images/imagenet/254_n02110958_pug.jpg"
            })
    void evolutionEvolves(String photograph) {
        List<Stage> stages;
        try (FeatureDetectorEvolution evolution = FeatureDetectorEvolution.open(
                model, EvolutionSettings.DEFAULT, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            stages = evolution.run(image(model, photograph), target(photograph), stage -> {}, Cancellation.NEVER);
        }
        assertThat(stages).hasSizeGreaterThanOrEqualTo(6);
        assertThat(stages).extracting(Stage::probability).isSorted();
        assertThat(stages.get(0).probability()).isLessThan(0.2f);
        assertThat(stages.get(stages.size() - 1).probability()).isGreaterThan(0.98f);
        int rises = 0;
        List<Planes> gradients =
                stages.stream().map(stage -> Planes.of(stage.gradient(), 0)).toList();
        GradientScale scale = GradientScale.shared(gradients);
        BufferedImage last = Drawing.gradientColours(gradients.get(0), Optional.empty(), scale);
        int apart = 1;
        for (int frame = 1; frame < stages.size(); frame++) {
            rises += stages.get(frame).probability() > stages.get(frame - 1).probability() + 0.02 ? 1 : 0;
            BufferedImage now = Drawing.gradientColours(gradients.get(frame), Optional.empty(), scale);
            if (different(last, now) > 0.01 * now.getWidth() * now.getHeight()) {
                apart++;
                last = now;
            }
        }
        assertThat(rises).as("frames over which the curve rises").isGreaterThanOrEqualTo(3);
        assertThat(apart).as("frames that can be told apart").isGreaterThanOrEqualTo(5);
    }

    private static int different(BufferedImage one, BufferedImage other) {
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int largest = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    largest = Math.max(
                            largest, Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255)));
                }
                different += largest > 12 ? 1 : 0;
            }
        }
        return different;
    }
}
