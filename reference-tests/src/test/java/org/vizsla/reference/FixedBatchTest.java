package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.JobSummary;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;

/** Networks that take a fixed number of images at once explain any number of them, each as if it were alone. */
class FixedBatchTest {
    private static final List<String> METHODS = List.of("saliency", "integrated_gradients", "occlusion", "smooth_grad");

    @TempDir
    Path cache;

    /** In the first any batch is promised, and a reshape inside holds one; the second is made for four; the third has no axis for the batch in its scores, and stays one of a single image. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases/models/dynamic_batch_reshape_to_1.onnx",
                "cases/fixed_batch4/batch4.onnx",
                "cases/models/scores_of_one_axis.onnx"
            })
    void aFolderIsExplainedPictureByPicture(String file) {
        Model model = Networks.load(Shared.path(file), null, cache);
        List<ExplainedEntry> together = explain(model, Shared.path("cases/mixed_folder/photos"));
        assertThat(together).extracting(ExplainedEntry::name).containsExactly("a.png", "c.jpg", "z.png");
        for (ExplainedEntry entry : together) {
            assertAlone(model, entry, Shared.path("cases/mixed_folder/photos/" + entry.name()));
        }
    }

    @Test
    void theLastIsReallyFixed() {
        Model model = Networks.load(Shared.path("cases/models/scores_of_one_axis.onnx"), null, cache);
        assertThat(model.isBatchDynamic()).isFalse();
        assertThat(model.fixedBatch()).isEqualTo(1);
    }

    @Test
    void anArrayIsExplainedRowByRow() {
        Model model = Networks.load(Shared.path("cases/fixed_batch4/batch4.onnx"), null, cache);
        Tensor four = Npy.read(Shared.path("cases/fixed_batch4/four.npy"));
        List<ExplainedEntry> together = explain(model, Shared.path("cases/fixed_batch4/four.npy"));
        assertThat(together).hasSize(4);
        assertThat(together.get(0).image().floats()).isEqualTo(four.rows(0, 1).floats());
        assertAlone(model, together.get(0), Shared.path("cases/fixed_batch4/one.npy"));
    }

    private static void assertAlone(Model model, ExplainedEntry entry, Path file) {
        ExplainedEntry alone = explain(model, file).get(0);
        assertThat(entry.target().index()).isEqualTo(alone.target().index());
        for (String method : METHODS) {
            assertClose(
                    entry.name() + " " + method,
                    Objects.requireNonNull(entry.maps().get(method)).values(),
                    Objects.requireNonNull(alone.maps().get(method)).values(),
                    1e-5);
        }
    }

    private static List<ExplainedEntry> explain(Model model, Path images) {
        FileSources found = FileSources.in(List.of(images), images.resolveSibling("none"));
        ExplanationRequest request = new ExplanationRequest(
                model,
                model.preprocessing(),
                Methods.choose(METHODS, Map.of("integrated_gradients.steps", "5", "smooth_grad.samples", "5"), ""),
                found.sources(),
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT,
                0);
        List<ExplainedEntry> entries = new ArrayList<>();
        JobSummary summary = new ExplanationJob(request)
                .run(Cancellation.NEVER, JobListener.NONE, explained -> entries.addAll(explained.entries()));
        assertThat(summary.sources() - summary.failed())
                .isEqualTo(images.toString().endsWith("photos") ? 3 : 1);
        return entries;
    }
}
