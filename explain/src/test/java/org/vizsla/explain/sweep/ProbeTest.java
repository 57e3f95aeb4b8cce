package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Small;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

class ProbeTest {
    @TempDir
    Path folder;

    /** As a segmentation: it ends after the call does, and never before. */
    @Test
    void doesNotWaitForWorkOfACancelledCall() {
        Model model = Small.network("mini_resnet", folder);
        Cancellation cancellation = new Cancellation();
        CountDownLatch callEnded = new CountDownLatch(1);
        try (BatchEngine engine = new BatchEngine();
                Sweeps sweeps = new Sweeps(ExplainerSettings.DEFAULT.sweepsOf(model), engine)) {
            Probe probe = new Probe(
                    new Layers(model), sweeps, ExplainerSettings.DEFAULT.files(), new Course(part -> {}, cancellation));
            assertThat(probe.<String>compute(() -> "segments")).isEqualTo("segments");
            assertThatThrownBy(() -> probe.compute(() -> {
                        cancellation.cancel();
                        try {
                            callEnded.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return "late";
                    }))
                    .isInstanceOf(CancelledException.class);
            callEnded.countDown();
            assertThatThrownBy(() -> probe.compute(() -> "never begun")).isInstanceOf(CancelledException.class);
        }
    }
}
