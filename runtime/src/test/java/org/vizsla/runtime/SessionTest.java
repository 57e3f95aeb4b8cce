package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

class SessionTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 30;

    /** {@code y = x W^T} with a weight big enough to be left in its file. */
    private static Graph product(Tensor weight) {
        GraphBuilder b = new GraphBuilder("product");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(COLUMNS));
        String w = b.initializer("w", weight);
        return b.output(b.op("Gemm", x, w).with("transB", 1).named("y")).build();
    }

    private static float[] weights() {
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 17) - 8;
        }
        return values;
    }

    private static Tensor ones(int batch) {
        float[] values = new float[batch * COLUMNS];
        java.util.Arrays.fill(values, 1f);
        return Tensor.ofFloats(Shape.of(batch, COLUMNS), values);
    }

    private static float[] rowSums() {
        float[] sums = new float[ROWS];
        float[] weights = weights();
        for (int i = 0; i < weights.length; i++) {
            sums[i / COLUMNS] += weights[i];
        }
        return sums;
    }

    @Test
    void weightsInMemoryAndInAFileGiveTheSame(@TempDir Path folder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(13 + 4 * ROWS * COLUMNS)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(13);
        for (float weight : weights()) {
            bytes.putFloat(weight);
        }
        Path file = Files.write(folder.resolve("some weights.bin"), bytes.array());
        Shape shape = Shape.of(ROWS, COLUMNS);
        Tensor inMemory = Tensor.ofFloats(shape, weights());
        Tensor inFile = Tensor.of(DataType.FLOAT32, shape, new TensorData.InFile(file, 13, 4L * ROWS * COLUMNS));

        for (Tensor weight : List.of(inMemory, inFile)) {
            try (Session session = Session.open(product(weight))) {
                assertThat(session.run(Map.of("x", ones(1))).get("y").floats()).containsExactly(rowSums());
            }
        }
    }

    @Test
    void resultsCanBeWrittenIntoGivenMemory() {
        Tensor into = Tensor.of(DataType.FLOAT32, Shape.of(2, ROWS), Tensor.allocate(8L * ROWS));
        try (Session session = Session.open(product(Tensor.ofFloats(Shape.of(ROWS, COLUMNS), weights())))) {
            session.run(Map.of("x", ones(2)), Map.of("y", into));
        }

        assertThat(into.floats()).startsWith(rowSums()).endsWith(rowSums());
    }

    @Test
    void anInputThatIsNotFedIsNamed() {
        try (Session session = Session.open(product(Tensor.ofFloats(Shape.of(ROWS, COLUMNS), weights())))) {
            assertThatThrownBy(() -> session.run(Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no tensor is given for 'x' of graph 'product'");
        }
    }

    @Test
    void aShapeThatDoesNotFitIsAFailureInOneLine() {
        try (Session session = Session.open(product(Tensor.ofFloats(Shape.of(ROWS, COLUMNS), weights())))) {
            assertThatThrownBy(() -> session.run(Map.of("x", Tensor.ofFloats(Shape.of(1, 2), 1f, 2f))))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageStartingWith("cannot run graph 'product': ")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void anOperatorThatDoesNotExistIsAFailureOfLoading() {
        GraphBuilder b = new GraphBuilder("odd");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1));
        Graph odd = b.output(b.op("Frobnicate", x).value()).build();

        assertThatThrownBy(() -> Session.open(odd))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageStartingWith("cannot load graph 'odd': ")
                .hasMessageContaining("Frobnicate");
    }

    @Test
    void aCancelledRunEndsAndSoDoLaterOnes() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (Session session = Session.open(slow())) {
            Tensor x = Tensor.of(DataType.FLOAT32, Shape.of(500, 500), Tensor.allocate(4 * 500 * 500));
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<?> run = other.submit(() -> session.run(Map.of("x", x), cancellation));
                Thread.sleep(100);
                cancellation.cancel();
                assertThatThrownBy(run::get).hasCauseInstanceOf(CancelledException.class);
            } finally {
                other.shutdown();
            }
            assertThatThrownBy(() -> session.run(Map.of("x", x), cancellation)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aRunIntoGivenBuffersIsCancelledToo() throws Exception {
        Cancellation cancellation = new Cancellation();
        Graph slow = slow();
        try (Session session = Session.open(slow)) {
            Tensor x = Tensor.of(DataType.FLOAT32, Shape.of(500, 500), Tensor.allocate(4 * 500 * 500));
            Tensor y = Tensor.of(DataType.FLOAT32, Shape.of(500, 500), Tensor.allocate(4 * 500 * 500));
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<?> run = other.submit(
                        () -> session.run(Map.of("x", x), Map.of(slow.outputs().get(0), y), cancellation));
                Thread.sleep(100);
                cancellation.cancel();
                assertThatThrownBy(run::get).hasCauseInstanceOf(CancelledException.class);
            } finally {
                other.shutdown();
            }
        }
    }

    @Test
    void whatAllShareCannotBeCancelled() {
        assertThatThrownBy(Cancellation.NEVER::cancel).isInstanceOf(IllegalStateException.class);
        assertThat(Cancellation.NEVER.isCancelled()).isFalse();
    }

    /** A long chain of products. */
    private static Graph slow() {
        GraphBuilder b = new GraphBuilder("slow");
        String x = b.input("x", DataType.FLOAT32, Shape.of(500, 500));
        String y = x;
        for (int i = 0; i < 4000; i++) {
            y = b.op("MatMul", y, x).value();
        }
        return b.output(y).build();
    }

    @Test
    void severalThreadsGetTheSameBits() throws Exception {
        try (Session session = Session.open(product(Tensor.ofFloats(Shape.of(ROWS, COLUMNS), weights())))) {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                Callable<float[]> run =
                        () -> session.run(Map.of("x", ones(3))).get("y").floats();
                for (Future<float[]> result : pool.invokeAll(java.util.Collections.nCopies(20, run))) {
                    assertThat(result.get()).startsWith(rowSums());
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void withoutTheGpuBuildCudaSaysHowToGetIt() {
        Graph graph = product(Tensor.ofFloats(Shape.of(ROWS, COLUMNS), weights()));

        assertThatThrownBy(() -> Session.open(graph, SessionSettings.DEFAULT.withDevice(Device.CUDA)))
                .hasMessage("this build of ONNX Runtime has no CUDA")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy())
                                .contains(new Remedy.UseCudaBuild().or(Remedy.give(Setting.DEVICE, "cpu"))));
        try (Session session = Session.open(graph, SessionSettings.DEFAULT.withDevice(Device.AUTO))) {
            assertThat(session.device()).isEqualTo(Device.CPU).isEqualTo(Device.AUTO.resolved());
        }
    }
}
