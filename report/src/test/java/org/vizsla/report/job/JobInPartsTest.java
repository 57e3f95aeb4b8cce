package org.vizsla.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.report.source.BytesSource;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;

class JobInPartsTest {
    private static final Model MODEL = EmbeddedNetwork.load();

    private static BytesSource owl(long seed) {
        return DrawnUploads.of(SceneRequest.of(seed, Species.OWL));
    }

    /** Each part gives what a job of its own gives; a failure of a single source is one of many here. */
    @Test
    void explainsPartAfterPart() {
        ExplanationRequest request = new ExplanationRequest(
                MODEL,
                MODEL.preprocessing(),
                List.of(GradientCam.GRAD_CAM),
                List.of(),
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT,
                0);
        List<ExplainedSource> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void fails(Source source, VizslaException failure) {
                failures.add(failure.getMessage());
            }
        };
        Cancellation cancellation = new Cancellation();
        try (JobInParts job = new JobInParts(request, 3, cancellation)) {
            JobResults taker = explained -> () -> results.add(explained);
            assertThat(job.run(List.of(owl(1), owl(2), owl(3)), cancellation, listener, taker))
                    .isEqualTo(new JobSummary(3, 0));
            BytesSource text = new BytesSource("notes.jpg", "shopping list".getBytes(StandardCharsets.UTF_8));
            assertThat(job.run(List.of(text), cancellation, listener, taker)).isEqualTo(new JobSummary(1, 1));
            job.run(List.of(owl(4)), cancellation, listener, taker);
        }
        assertThat(failures).hasSize(1).first().asString().startsWith("notes.jpg");
        assertThat(results).extracting(ExplainedSource::place).containsExactly(0, 1, 2, 0);
        List<ExplainedSource> alone = new ArrayList<>();
        new ExplanationJob(request.withSources(List.of(owl(4)))).run(cancellation, listener, alone::add);
        assertThat(results.get(3).explanation().map("grad_cam").floats())
                .isEqualTo(alone.get(0).explanation().map("grad_cam").floats());
    }
}
