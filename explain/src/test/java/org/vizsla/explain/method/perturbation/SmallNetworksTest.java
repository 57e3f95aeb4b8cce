package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.segmentation.Grid;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.SmallNetworks;

/** Every method of the family runs on every family of networks, with few samples, and what is exact whatever the number of samples holds. */
class SmallNetworksTest {
    private static final Segmentation CUT = new Grid(16);
    private static final List<StreamedMethod> METHODS = List.of(
            new Occlusion(32, 16, Baseline.ZERO),
            new FeatureAblation(new Slic(12, 50), Baseline.parse("blur:6")),
            new Rise(12, 4, 0.5, Rise.Output.PROBABILITY, Baseline.ZERO),
            new Lime(20, 0.25, Lime.Fit.RIDGE, 1, CUT, Baseline.parse("black+noise:1")),
            new KernelShap(20, CUT, Baseline.parse("black+noise:1")),
            new ShapleyValueSampling(1, CUT, Baseline.ZERO),
            new ExtremalPerturbation(0.3, 2, 7, 14, 8),
            new Xrai(3, Xrai.Channels.MAX, Baseline.ZERO));
    private static final Set<String> EXACT = Set.of("whole_score", "efficiency");

    @TempDir
    Path folder;

    static List<String> networks() {
        return SmallNetworks.NAMES;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesFiniteMapsWhoseExactChecksHold(String network) throws IOException {
        String file = SmallNetworks.onnx(network, folder).toString();
        Model model = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())))
                .load(ModelRequest.of(file), ProgressListener.NONE);
        try (Explainer explainer = Explainer.open(model, METHODS)) {
            Explanation explanation = explainer.explain(picture(model), Call.of(1));
            assertThat(explanation.attributions()).hasSameSizeAs(METHODS);
            explanation.attributions().forEach((method, attribution) -> {
                assertThat(attribution.map().floats()).as(method).matches(SmallNetworksTest::areFiniteAndNotAllZero);
                assertThat(exact(attribution)).as(method).allMatch(SelfCheck::passed);
            });
        }
    }

    private static boolean areFiniteAndNotAllZero(float[] values) {
        boolean some = false;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
            some |= value != 0;
        }
        return some;
    }

    private static List<SelfCheck> exact(Attribution attribution) {
        return attribution.findings().get(0).checks().stream()
                .filter(check -> EXACT.contains(check.name()))
                .toList();
    }

    /** A bright blob on a slope. */
    private static Tensor picture(Model model) {
        int height = model.height();
        int width = model.width();
        float[] values = new float[model.channels() * height * width];
        for (int i = 0; i < values.length; i++) {
            int y = i / width % height;
            int x = i % width;
            int channel = i / (height * width);
            double apart = Math.hypot(y - 0.4 * height, x - 0.6 * width) / (0.2 * height);
            values[i] = (float) (2 * Math.exp(-apart * apart) + x / (double) width - 0.7 + 0.1 * channel);
        }
        return Tensor.ofFloats(Shape.of(1, model.channels(), height, width), values);
    }
}
