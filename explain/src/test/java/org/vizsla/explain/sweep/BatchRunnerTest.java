package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Small;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.RuntimeFailure;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

class BatchRunnerTest {
    private static final SessionSettings TWO = SessionSettings.DEFAULT.withThreads(2);

    @TempDir
    Path folder;

    /** One network is shared out among the threads, the other is not; 19 images are cut into parts of two, or of 16 and 3. */
    @ParameterizedTest
    @CsvSource({"mini_mobilenet_v2", "mini_caffe_alexnet"})
    void answersRowByRowInOrder(String network) {
        Model model = Small.network(network, folder);
        Tensor images = new RandomTensors(2).normal(19, model.channels(), model.height(), model.width());
        try (BatchEngine engine = new BatchEngine();
                BatchRunner runner = BatchRunner.open(model.graph(), model, TWO, engine, Cancellation.NEVER);
                Session session = Session.open(model.graph(), TWO)) {
            Tensor scores = runner.run(Map.of(model.input(), images), Cancellation.NEVER)
                    .get(model.scores());
            assertThat(scores.shape()).isEqualTo(Shape.of(19, model.classes()));
            for (int row = 0; row < 19; row++) {
                Tensor alone =
                        session.run(Map.of(model.input(), images.rows(row, 1))).get(model.scores());
                TensorAssertions.assertClose("row " + row, scores.rows(row, 1), alone, 1e-5);
            }
        }
    }

    @Test
    void reportsTheFailureOfAPart() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        Map<String, Tensor> wrong = Map.of(model.input(), new RandomTensors(2).normal(4, 3, 8));
        try (BatchEngine engine = new BatchEngine();
                BatchRunner runner = BatchRunner.open(model.graph(), model, TWO, engine, Cancellation.NEVER)) {
            assertThatThrownBy(() -> runner.run(wrong, Cancellation.NEVER))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageStartingWith("cannot run graph");
        }
    }

    @Test
    void endsWithTheCall() {
        Model model = Small.network("mini_mobilenet_v2", folder);
        Map<String, Tensor> images =
                Map.of(model.input(), new RandomTensors(2).normal(4, 3, model.height(), model.width()));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        try (BatchEngine engine = new BatchEngine();
                BatchRunner runner = BatchRunner.open(model.graph(), model, TWO, engine, Cancellation.NEVER)) {
            assertThatThrownBy(() -> runner.run(images, cancellation)).isInstanceOf(CancelledException.class);
            assertThat(runner.run(images, Cancellation.NEVER)
                            .get(model.scores())
                            .shape())
                    .isEqualTo(Shape.of(4, model.classes()));
        }
    }
}
