package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.RuntimeFailure;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

class BatchRunnerTest {
    private static final SessionSettings TWO = SessionSettings.DEFAULT.withThreads(2);

    /** {@code mean(conv(x))} with one kernel of 3 weights over 3 x 8 x 8 pixels, or a product with {@code 192 x 5} weights. */
    private static Model model(boolean wide) {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String scores;
        if (wide) {
            String w = b.initializer("w", new RandomTensors(1).normal(1, 3, 1, 1));
            String y = b.op("Conv", x, w).named("y");
            b.value(new Value(y, DataType.FLOAT32, Shape.batchOf(1, 8, 8)));
            scores = b.op("ReduceMean", y, b.integers(2, 3)).with("keepdims", 0).named("scores");
            b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(1)));
        } else {
            String w = b.initializer("w", new RandomTensors(1).normal(192, 5));
            String flat = b.op("Flatten", x).named("flat");
            b.value(new Value(flat, DataType.FLOAT32, Shape.batchOf(192)));
            scores = b.op("Gemm", flat, w).named("scores");
            b.value(new Value(scores, DataType.FLOAT32, Shape.batchOf(5)));
        }
        Graph graph = b.output(scores).build();
        return Model.of(graph, Labels.numbered(wide ? 1 : 5), Optional.empty());
    }

    @Test
    void sharesOutWhereActivationsOutweighWeights() {
        Model model = model(true);
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO)) {
            assertThat(runner.partSize(1)).isEqualTo(16);
            assertThat(runner.partSize(2)).isEqualTo(1);
            assertThat(runner.partSize(3)).isEqualTo(1);
            assertThat(runner.partSize(7)).isEqualTo(2);
        }
    }

    @Test
    void staysTogetherWhereWeightsOutweighActivations() {
        Model model = model(false);
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO)) {
            assertThat(runner.partSize(7)).isEqualTo(16);
        }
    }

    @Test
    void sharesOutWhereTheDeviceTurnsOutToBeTheCpu() {
        Model model = model(true);
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO.withDevice(Device.AUTO))) {
            assertThat(runner.partSize(7)).isEqualTo(Device.AUTO.resolved() == Device.CPU ? 2 : 16);
        }
    }

    @Test
    void waitsForTheOtherPartsWhereOneFails() {
        Model model = model(true);
        RandomTensors random = new RandomTensors(2);
        AtomicBoolean ended = new AtomicBoolean();
        Map<String, Tensor> wrong = Map.of("x", random.normal(2, 3, 8));
        Tensor picture = random.normal(2, 3, 8, 8);
        Map<String, Tensor> slow = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Tensor>> entrySet() {
                return Set.of(Map.entry("x", picture));
            }

            @Override
            public Tensor get(Object name) {
                long end = System.nanoTime() + 300_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                ended.set(true);
                return picture;
            }
        };
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO)) {
            assertThatThrownBy(() -> runner.run(4, List.of(wrong, slow)))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageStartingWith("cannot run graph 'net'");
            assertThat(ended).isTrue();
        }
    }

    @Test
    void staysTogetherWithOneThread() {
        Model model = model(true);
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, SessionSettings.DEFAULT.withThreads(1))) {
            assertThat(runner.partSize(7)).isEqualTo(16);
        }
    }

    @Test
    void answersInTheOrderOfTheParts() {
        Model model = model(true);
        RandomTensors random = new RandomTensors(2);
        List<Map<String, Tensor>> parts = IntStream.range(0, 20)
                .mapToObj(i -> Map.of("x", random.normal(2, 3, 8, 8)))
                .toList();
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO)) {
            List<Tensors> results = runner.run(40, parts);
            for (int i = 0; i < parts.size(); i++) {
                Tensors alone = runner.run(1, List.of(parts.get(i))).get(0);
                TensorAssertions.assertClose("part " + i, results.get(i).get("scores"), alone.get("scores"), 1e-6);
            }
        }
    }

    @Test
    void reportsTheFailureOfAPart() {
        Model model = model(true);
        List<Map<String, Tensor>> parts = List.of(Map.of("x", new RandomTensors(2).normal(2, 3, 8)));
        try (BatchRunner runner = BatchRunner.open(model.graph(), model, TWO)) {
            assertThatThrownBy(() -> runner.run(2, parts))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageStartingWith("cannot run graph 'net'");
        }
    }
}
