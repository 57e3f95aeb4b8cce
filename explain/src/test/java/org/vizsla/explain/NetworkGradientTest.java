package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.SmallNetworks;

/** Scores and gradients of whole networks of many families equal those of PyTorch 1.13. */
class NetworkGradientTest {
    private static final double TOLERANCE = 1e-4;

    /** Ends in a softmax, and its stored gradient is of the probability. */
    private static final String WITH_SOFTMAX = "mini_caffe_alexnet";

    @TempDir
    Path folder;

    static List<String> networks() {
        return SmallNetworks.NAMES;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsTheStoredOne(String network) throws IOException {
        String file = SmallNetworks.onnx(network, folder).toString();
        ModelLoader loader = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())));
        Model model = loader.load(
                new ModelRequest(file, null, null, null, network.equals(WITH_SOFTMAX)), ProgressListener.NONE);
        Tensors expected = new Tensors(
                Checkpoints.read(SmallNetworks.results(network, folder)).tensors());
        List<Integer> targets = Arrays.stream(expected.get("targets").longs())
                .mapToObj(Math::toIntExact)
                .toList();

        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            Explanation explanation = explainer.explain(expected.get("input"), Call.ofClasses(targets));
            assertThat(explanation.targets()).isEqualTo(targets);
            assertClose("the scores", explanation.scores(), expected.get("output"), TOLERANCE);
            Tensor gradient = explanation.map("saliency");
            assertThat(gradient.shape()).isEqualTo(expected.get("input").shape());
            assertClose(
                    "every 61st element of the gradient",
                    every61st(gradient.floats()),
                    expected.get("input_gradient_every_61st"),
                    TOLERANCE);
            assertClose(
                    "the gradient's largest magnitude",
                    largest(gradient.floats()),
                    expected.get("input_gradient_largest"),
                    TOLERANCE);
        }
    }

    private static Tensor every61st(float[] values) {
        float[] some = new float[(values.length + 60) / 61];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[61 * i];
        }
        return Tensor.ofFloats(Shape.of(some.length), some);
    }

    private static Tensor largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Tensor.ofFloats(Shape.of(1), largest);
    }
}
