package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

class SharedWeightsTest {
    private static final int SIZE = 600;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sessionsOutliveEachOtherAndTheGraph() throws IOException {
        float[] weights = new float[SIZE * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i * 7 % 13) - 6;
        }
        Map<String, Tensor> feeds = Map.of("x", ones());
        float[] expected = Session.runOnce(product(Tensor.ofFloats(Shape.of(SIZE, SIZE), weights)), feeds)
                .get("y")
                .floats();
        for (int offset : new int[] {64, 3}) {
            Graph graph = product(inFile("weights" + offset, offset, weights));
            Session first = Session.open(graph);
            try (Session second = Session.open(graph.toBuilder().build())) {
                assertThat(first.run(feeds).get("y").floats()).containsExactly(expected);
                first.close();
                System.gc();
                assertThat(second.run(feeds).get("y").floats()).containsExactly(expected);
            }
        }
    }

    /** Positions that are added behind a transposition, which ONNX Runtime moves behind the sum, as in a large ViT. */
    @Test
    void constantsThatAreTransposedInPlaceAreNotShared() throws IOException {
        float[] weights = new float[SIZE * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i * 7 % 13 - 6;
        }
        Tensor positions = inFile("positions", 64, weights);
        GraphBuilder b = new GraphBuilder("positioned");
        b.input("x", DataType.FLOAT32, Shape.batchOf(SIZE, SIZE));
        b.initializer("w", positions);
        String tokens =
                b.op("Transpose", "x").with("perm", new long[] {0, 2, 1}).value();
        String sum = b.op("Add", tokens, "w").value();
        b.output(b.op("Transpose", sum).with("perm", new long[] {0, 2, 1}).named("y"));
        Tensor y = Session.runOnce(
                        b.build(), Map.of("x", Tensor.ofFloats(Shape.of(1, SIZE, SIZE), new float[SIZE * SIZE])))
                .get("y");

        try (Session session = Session.open(b.build())) {
            Tensor optimized = session.run(
                            Map.of("x", Tensor.ofFloats(Shape.of(1, SIZE, SIZE), new float[SIZE * SIZE])))
                    .get("y");
            assertThat(optimized.floats()).containsExactly(y.floats());
        }
    }

    @Test
    void onlyADeviceWithMemoryOfItsOwnSharesNone() throws Exception {
        Graph graph = product(inFile("weights", 64, new float[SIZE * SIZE]));
        for (Device device : Device.values()) {
            try (SharedWeights weights = SharedWeights.of(graph, device)) {
                assertThat(weights.count()).as(device.name()).isEqualTo(device.resolved() == Device.CPU ? 1 : 0);
            }
        }
        assertThat(Device.AUTO.resolved()).isIn(Device.CPU, Device.CUDA);
    }

    private static Tensor ones() {
        float[] ones = new float[SIZE];
        Arrays.fill(ones, 1f);
        return Tensor.ofFloats(Shape.of(1, SIZE), ones);
    }

    private static Graph product(Tensor weight) {
        GraphBuilder b = new GraphBuilder("product");
        b.input("x", DataType.FLOAT32, Shape.batchOf(SIZE));
        b.initializer("w", weight);
        return b.output(b.op("Gemm", "x", "w").with("transB", 1).named("y")).build();
    }

    private Tensor inFile(String name, int offset, float[] weights) throws IOException {
        Path file = folder.resolve(name);
        ByteBuffer bytes = Tensor.allocate(offset + 4L * weights.length);
        for (int i = 0; i < weights.length; i++) {
            bytes.putFloat(offset + 4 * i, weights[i]);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes);
        }
        TensorData data = new TensorData.InFile(file, offset, 4L * weights.length);
        return Tensor.of(DataType.FLOAT32, Shape.of(SIZE, SIZE), data);
    }
}
