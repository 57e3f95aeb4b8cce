package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.Small;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.segmentation.Grid;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** What LIME says of its own result. */
class LimeTest {
    private static final int TARGET = 1;

    @TempDir
    Path folder;

    private static Lime lime(int samples, int cell) {
        return new Lime(samples, 0.25, Lime.Fit.RIDGE, 0, new Grid(cell), Baseline.ZERO);
    }

    private static List<String> notes(Attribution attribution) {
        return attribution.findings().get(0).notes();
    }

    @Test
    void aLinearNetworkHasALinearModel() {
        Attribution attribution = LinearNetwork.random().explain(lime(200, 4), LinearNetwork.picture(4), TARGET);
        assertThat(notes(attribution))
                .hasSize(1)
                .allMatch(note ->
                        note.matches("a linear model misses (less than 0\\.1|0\\.0) % of the score's variance"));
        assertThat(LinearNetwork.check(attribution, "convergence").passed()).isTrue();
    }

    @Test
    void saysThatThereIsNothingToExplain() {
        int values = LinearNetwork.CHANNELS * LinearNetwork.PIXELS;
        LinearNetwork constant = new LinearNetwork(
                Tensor.ofFloats(Shape.of(LinearNetwork.CLASSES, values), new float[LinearNetwork.CLASSES * values]));
        Attribution attribution = constant.explain(lime(200, 4), LinearNetwork.picture(4), TARGET);
        assertThat(notes(attribution))
                .contains("the score is the same whatever is covered; there is nothing to explain");
    }

    /** The score of this network, whose weights are random, is anything but linear. */
    @Test
    void warnsOfAPoorLikenessAndOfTooFewSamples() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        try (Explainer explainer = Explainer.open(model, List.of(lime(150, 16)), Small.ONE_THREAD)) {
            Attribution attribution =
                    explainer.explain(Small.scene(5, model), Call.of(TARGET)).attribution("lime");
            assertThat(notes(attribution))
                    .hasSize(1)
                    .allMatch(
                            note -> note.matches(
                                    "a linear model misses [5-9]\\d\\.\\d % of the score's variance: do not read much into it"));
            SelfCheck convergence = LinearNetwork.check(attribution, "convergence");
            assertThat(convergence.passed()).isFalse();
            assertThat(convergence.words()).startsWith("after 150 covered images the standard error is ");
        }
    }
}
