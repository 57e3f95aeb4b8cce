package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

/** What is read and written back is the same model. */
@Tag("once")
class OnnxRoundTripTest {
    @TempDir
    Path folder;

    static List<String> networks() {
        return SmallNetworks.NAMES;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void staysTheSameModel(String network) throws IOException {
        Path file = SmallNetworks.onnx(network, folder);
        Graph first = OnnxReader.read(file);
        byte[] bytes = OnnxWriter.toBytes(first);
        Graph second = OnnxReader.read(ByteBuffer.wrap(bytes));

        assertThat(second).hasToString(first.toString());
        assertThat(second.metadata()).isEqualTo(first.metadata());
        assertThat(second.values()).isEqualTo(first.values());
        first.initializers()
                .forEach((name, tensor) -> assertThat(
                                new Tensors(second.initializers()).get(name).bytes())
                        .as(name)
                        .isEqualTo(tensor.bytes()));
        assertThat(OnnxWriter.toBytes(second)).isEqualTo(bytes);

        Tensors results = new Tensors(
                Checkpoints.read(SmallNetworks.results(network, folder)).tensors());
        Tensor output = output(first, results.get("input"));
        assertThat(output(second, results.get("input")).bytes()).isEqualTo(output.bytes());
        assertClose("the output of " + network, output, results.get("output"), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isTheSameFromAFileOfItsOwn(String network) throws IOException {
        Graph first = OnnxReader.read(SmallNetworks.onnx(network, folder));
        Path copy = folder.resolve("copy/of.onnx");
        OnnxWriter.write(copy, first);
        Graph second = OnnxReader.read(copy);
        assertThat(second).hasToString(first.toString());

        Tensor input = new Tensors(
                        Checkpoints.read(SmallNetworks.results(network, folder)).tensors())
                .get("input");
        assertThat(output(second, input).bytes()).isEqualTo(output(first, input).bytes());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void weightsStayInTheFile(String network) throws IOException {
        Path file = SmallNetworks.onnx(network, folder).toRealPath();
        Graph graph = OnnxReader.read(file);
        long inFile = 0;
        for (Tensor tensor : graph.initializers().values()) {
            if (tensor.data() instanceof TensorData.InFile data) {
                assertThat(data.file()).isEqualTo(file);
                inFile += data.length();
            } else {
                assertThat(tensor.data().length()).isLessThan(1024);
            }
        }
        int references = OnnxWriter.toBytes(graph, file.resolveSibling("")).length;
        assertThat(inFile).isGreaterThan(4L * references / 3);
        assertThat(OnnxWriter.toBytes(graph).length).isGreaterThan((int) inFile);
    }

    @Test
    void subgraphsStayTheSameWithTheirWeights() {
        Tensor weights = new RandomTensors(7).normal(20, 20);
        GraphBuilder b = new GraphBuilder("loop");
        b.input("x", DataType.FLOAT32, Shape.batchOf(20));
        b.initializer("outside", weights);
        GraphBuilder body = new GraphBuilder("body");
        body.input("i", DataType.INT64, Shape.of());
        body.input("on", DataType.BOOL, Shape.of());
        body.input("state", DataType.FLOAT32, Shape.batchOf(20));
        body.initializer("inside", weights);
        String product = body.op("MatMul", "state", "inside").named("product");
        body.op("Add", body.op("Tanh", product).value(), "x").named("next");
        b.op("Loop", b.integer(3), "", b.op("MatMul", "x", "outside").value())
                .with(
                        "body",
                        new Attribute.OfGraph(body.output("on").output("next").buildInner()))
                .named("y");
        Graph graph = b.output("y").build();
        Path file = folder.resolve("loop.onnx");
        OnnxWriter.write(file, graph);
        Graph read = OnnxReader.read(file);

        assertThat(read.nodes()).hasSize(2);
        assertThat(OnnxWriter.toBytes(read)).isEqualTo(OnnxWriter.toBytes(graph));
        Tensor input = new RandomTensors(8).normal(2, 20);
        assertThat(output(read, input).bytes()).isEqualTo(output(graph, input).bytes());
    }

    private static Tensor output(Graph graph, Tensor input) {
        String fed = graph.inputs().iterator().next().name();
        try (Session session = Session.open(graph)) {
            return session.run(Map.of(fed, input)).get(graph.outputs().get(0));
        }
    }
}
