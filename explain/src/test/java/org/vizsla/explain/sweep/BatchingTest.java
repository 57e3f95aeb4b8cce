package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Small;
import org.vizsla.explain.sweep.Batching.Padding;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class BatchingTest {
    private static final int MILLION = 1 << 20;

    @TempDir
    Path folder;

    private static Batching of(Model model, long activations, int threads, long memory) {
        ExplainerSettings settings = ExplainerSettings.DEFAULT
                .withSession(SessionSettings.DEFAULT.withThreads(threads))
                .withMemory(memory);
        return Batching.ofSweep(model, new Footprint(activations, 0), settings.sweepsOf(model), Device.CPU);
    }

    /** One product with more weights than there are activations. */
    private static Model heavy() {
        GraphBuilder b = new GraphBuilder("heavy");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 4));
        String flat = b.op("Flatten", x).named("flat");
        b.value(new Value(flat, DataType.FLOAT32, Shape.batchOf(48)));
        String weights = b.initializer("w", new RandomTensors(1).normal(48, 9));
        String scores = b.op("Gemm", flat, weights).named("s");
        b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(9)));
        return Model.of(b.output(scores).build(), Labels.numbered(9), Optional.empty());
    }

    /** A row of a million elements takes 4 MiB. */
    @Test
    void fitsTheMemory() {
        Model deep = heavy();
        boolean wide = Footprint.of(deep.graph()).activationsOutweighWeights();
        assertThat(wide).isFalse();
        assertThat(of(deep, MILLION, 2, 1L << 30).largest()).isEqualTo(16);
        assertThat(of(deep, MILLION, 2, 21L * MILLION).largest()).isEqualTo(5);
        assertThat(of(deep, MILLION, 2, 1).largest()).isEqualTo(1);
    }

    @Test
    void sharesOutWhatFitsWithoutChangingTheParts() {
        Model wide = Small.network("mini_mobilenet_v2", folder);
        assertThat(Footprint.of(wide.graph()).activationsOutweighWeights()).isTrue();
        assertThat(of(wide, MILLION, 4, 1L << 30)).isEqualTo(new Batching(2, Padding.NONE, 4, 1, 4));
        assertThat(of(wide, MILLION, 4, 17L * MILLION)).isEqualTo(new Batching(2, Padding.NONE, 2, 2, 2));
        assertThat(of(wide, MILLION, 4, 9L * MILLION)).isEqualTo(new Batching(2, Padding.NONE, 1, 4, 4));
        assertThat(of(wide, MILLION, 1, 1L << 30)).isEqualTo(new Batching(2, Padding.NONE, 1, 1, 1));
    }

    /** Two million elements are 8 MiB a part: with 4 workers and one part alone, 40 MiB. */
    @Test
    void givesOnePartAllThreadsWhereTheMemoryForBothIsThere() {
        Model wide = Small.network("mini_mobilenet_v2", folder);
        assertThat(of(wide, MILLION, 4, 41L * MILLION)).isEqualTo(new Batching(2, Padding.NONE, 4, 1, 4));
        assertThat(of(wide, MILLION, 4, 33L * MILLION)).isEqualTo(new Batching(2, Padding.NONE, 4, 1, 1));
    }

    @Test
    void cutsRowsIntoEqualParts() {
        Batching parts = new Batching(16, Padding.NONE, 1, 1, 1);
        assertThat(parts.parts(50)).isEqualTo(4);
        int next = 0;
        for (int part = 0; part < 4; part++) {
            assertThat(parts.start(part, 50)).isEqualTo(next);
            assertThat(parts.size(part, 50)).isBetween(12, 13);
            assertThat(parts.filled(part, 50)).isEqualTo(parts.size(part, 50));
            next += parts.size(part, 50);
        }
        assertThat(next).isEqualTo(50);
    }

    private static Batching ofImages(boolean wide, int threads, Device device, int images) {
        SessionSettings settings = SessionSettings.DEFAULT.withThreads(threads);
        return Batching.ofImages(heavy(), wide, settings, device, images);
    }

    @Test
    void imagesAreSharedOutWhereActivationsOutweighWeights() {
        assertThat(ofImages(true, 2, Device.CPU, 2)).isEqualTo(new Batching(1, Padding.REST, 2, 1, 1));
        assertThat(ofImages(true, 2, Device.CPU, 3)).isEqualTo(new Batching(1, Padding.REST, 2, 1, 1));
        assertThat(ofImages(true, 2, Device.CPU, 7)).isEqualTo(new Batching(2, Padding.REST, 2, 1, 1));
    }

    @Test
    void imagesStayTogetherElsewhere() {
        Batching together = new Batching(16, Padding.REST, 1, 2, 2);
        assertThat(ofImages(true, 2, Device.CPU, 1)).isEqualTo(together);
        assertThat(ofImages(false, 2, Device.CPU, 7)).isEqualTo(together);
        assertThat(ofImages(true, 2, Device.CUDA, 7)).isEqualTo(together);
        assertThat(ofImages(true, 1, Device.CPU, 7)).isEqualTo(new Batching(16, Padding.REST, 1, 1, 1));
    }

    @Test
    void theLastPartHasTheRest() {
        Batching parts = new Batching(16, Padding.REST, 1, 1, 1);
        assertThat(parts.parts(50)).isEqualTo(4);
        assertThat(parts.start(3, 50)).isEqualTo(48);
        assertThat(parts.size(0, 50)).isEqualTo(16);
        assertThat(parts.size(3, 50)).isEqualTo(2);
        assertThat(parts.filled(3, 50)).isEqualTo(2);
    }

    @Test
    void fillsPartsThatAreFixed() {
        Batching parts = new Batching(4, Padding.FULL, 1, 1, 1);
        assertThat(parts.parts(9)).isEqualTo(3);
        assertThat(parts.size(0, 9)).isEqualTo(4);
        assertThat(parts.size(2, 9)).isEqualTo(1);
        assertThat(parts.filled(2, 9)).isEqualTo(4);
    }

    @Test
    void computesAsManyRowsForEachPartOnACard() {
        ExplainerSettings settings = ExplainerSettings.DEFAULT.withMemory(44L * MILLION);
        Batching parts = Batching.ofSweep(heavy(), new Footprint(MILLION, 0), settings.sweepsOf(heavy()), Device.CUDA);
        assertThat(parts.largest()).isEqualTo(11);
        assertThat(parts.parts(51)).isEqualTo(5);
        int rows = 0;
        for (int part = 0; part < 5; part++) {
            assertThat(parts.filled(part, 51)).isEqualTo(11);
            assertThat(parts.start(part, 51)).isEqualTo(rows);
            rows += parts.size(part, 51);
        }
        assertThat(rows).isEqualTo(51);
        assertThat(parts.filled(0, 3)).isEqualTo(3);
    }
}
