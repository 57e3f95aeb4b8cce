package org.vizsla.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.runtime.Session;

class TrainingTest {
    @TempDir
    Path folder;

    /** After some steps the statistics differ from the initial ones, so that folding has something to do. */
    @Test
    void foldedWeightsGiveTheScoresOfTheTrainedNetwork() throws IOException {
        try (SceneSet scenes = SceneSet.of(folder, 9, 2);
                Training training = new Training(new Batches(scenes, 8), 2, 0.02f, 5);
                NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
            training.epoch();
            NDArray pictures = new Batches(scenes, 6).pictures(manager, 0);
            float[] trained = training.network().scores(pictures, false).toFloatArray();

            Graph graph = Architectures.byName("alexnet_menagerie")
                    .build(training.network().folded());
            Tensor input = Tensor.ofFloats(Shape.of(6, 3, 224, 224), pictures.toFloatArray());
            float[] shipped =
                    Session.runOnce(graph, Map.of("input", input)).get("logits").floats();

            assertThat(shipped).hasSameSizeAs(trained);
            for (int i = 0; i < shipped.length; i++) {
                assertThat(shipped[i]).isCloseTo(trained[i], within(2e-4f));
            }
        }
    }

    /** 24 scenes seen again and again are learned by heart. */
    @Test
    void itLearns() throws IOException {
        try (SceneSet scenes = SceneSet.of(folder, 9, 2);
                Training training = new Training(new Batches(scenes, 8), 60, 0.01f, 5)) {
            double first = training.epoch();
            double last = first;
            for (int epoch = 2; epoch <= 60; epoch++) {
                last = training.epoch();
            }

            assertThat(first).isGreaterThan(2);
            assertThat(last).isLessThan(1);
        }
    }

    @Test
    void scenesAreReadAsTheyWereDrawn() throws IOException {
        try (SceneSet scenes = SceneSet.of(folder, 4, 1)) {
            byte[] read = new byte[SceneSet.BYTES];
            scenes.read(3, read);
            var picture =
                    org.vizsla.menagerie.Menagerie.scene(SceneSet.request(4, 3)).picture();

            assertThat(scenes.label(3)).isEqualTo(3);
            assertThat(read[SceneSet.PLANE + 224 * 100 + 50] & 0xff).isEqualTo(picture.rgb(50, 100) >> 8 & 0xff);
            assertThat(read[2 * SceneSet.PLANE + 7] & 0xff).isEqualTo(picture.rgb(7, 0) & 0xff);
        }
    }
}
