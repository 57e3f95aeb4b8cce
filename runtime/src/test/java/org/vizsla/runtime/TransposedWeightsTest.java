package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.pass.ReadMatricesInPlace;

/** A layer over tokens and its cotangent, whose matrix {@code [outputs, inputs]} lies in a file and is read as its transpose. */
class TransposedWeightsTest {
    private static final int OUTPUTS = 300;
    private static final int INPUTS = 200;
    private static final int TOKENS = 5;
    private static final long MATRIX_BYTES = 4L * OUTPUTS * INPUTS;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noCopyIsSerialized() throws IOException {
        Graph graph = network(Tensor.transposeOf(matrix()));

        assertThat(Opening.encoded(graph).length).as("as it is").isGreaterThan((int) MATRIX_BYTES);
        assertThat(Opening.encoded(new ReadMatricesInPlace().apply(graph)).length)
                .as("in place")
                .isLessThan(2000);
    }

    @Test
    void resultsAreThoseOfACopy() throws IOException {
        Tensor lazy = Tensor.transposeOf(matrix());
        Tensor copy = Tensor.of(DataType.FLOAT32, lazy.shape(), lazy.bytes());
        float[] values = new float[2 * TOKENS * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 11 - 5;
        }
        Map<String, Tensor> feeds = Map.of("x", Tensor.ofFloats(Shape.of(2, TOKENS, INPUTS), values));

        // Small integers: sums are exact in any order.
        for (SessionSettings settings :
                new SessionSettings[] {SessionSettings.DEFAULT, SessionSettings.DEFAULT.withoutOptimization()}) {
            Tensors inPlace = run(network(lazy), feeds, settings);
            Tensors copied = run(network(copy), feeds, settings);
            for (String output : new String[] {"y", "dx"}) {
                assertThat(inPlace.get(output).shape())
                        .isEqualTo(copied.get(output).shape());
                assertThat(inPlace.get(output).floats())
                        .containsExactly(copied.get(output).floats());
            }
        }
    }

    private static Tensors run(Graph graph, Map<String, Tensor> feeds, SessionSettings settings) {
        try (Session session = Session.open(graph, settings)) {
            return session.run(feeds);
        }
    }

    private static Graph network(Tensor transposed) {
        GraphBuilder b = new GraphBuilder("tokens");
        b.input("x", DataType.FLOAT32, Shape.batchOf(TOKENS, INPUTS));
        b.initializer("w", transposed);
        b.output(b.op("MatMul", "x", "w").named("y"));
        String back = b.op("Transpose", "w").with("perm", new long[] {1, 0}).value();
        return b.output(b.op("MatMul", "y", back).named("dx")).build();
    }

    private Tensor matrix() throws IOException {
        ByteBuffer bytes = Tensor.allocate(MATRIX_BYTES);
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.putFloat(i * 7 % 13 - 6);
        }
        Path file = folder.resolve("weights");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(bytes.flip());
        }
        return Tensor.of(DataType.FLOAT32, Shape.of(OUTPUTS, INPUTS), new TensorData.InFile(file, 0, MATRIX_BYTES));
    }
}
