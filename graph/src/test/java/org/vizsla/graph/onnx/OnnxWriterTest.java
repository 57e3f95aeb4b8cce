package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;

/** What the writer writes, ONNX's generated classes read. */
class OnnxWriterTest {
    @TempDir
    Path folder;

    /** Parses, and makes sure that the generated classes would have written the very same bytes. */
    private static ModelProto parse(byte[] bytes) throws IOException {
        ModelProto model = ModelProto.parseFrom(bytes);
        assertThat(model.toByteArray()).isEqualTo(bytes);
        return model;
    }

    private static GraphBuilder relu() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3));
        return b.output(b.op("Relu", "x").named("y"));
    }

    @Test
    void writesModelAndGraph() throws IOException {
        GraphBuilder b = relu().opset("com.example", 3);
        b.initializer("w", Tensor.ofFloats(Shape.of(1, 2), 1, 2));
        b.input(new Value("open", DataType.INT64, null));
        b.op("Mul", List.of("y", "", "w")).called("scale").named("z");
        b.value(new Value("y", DataType.FLOAT32, Shape.of(Shape.UNKNOWN, 3))).output("z");
        ModelProto model = parse(OnnxWriter.toBytes(b.build()));

        assertThat(model.getIrVersion()).isEqualTo(10);
        assertThat(model.getProducerName()).isEqualTo("vizsla");
        assertThat(model.getOpsetImportList())
                .extracting(set -> set.getDomain() + " " + set.getVersion())
                .containsExactly(" 21", "com.example 3");
        GraphProto graph = model.getGraph();
        assertThat(graph.getName()).isEqualTo("net");
        assertThat(graph.getNodeList()).extracting(NodeProto::getOpType).containsExactly("Relu", "Mul");
        assertThat(graph.getNode(1).getInputList()).containsExactly("y", "", "w");
        assertThat(graph.getNode(1).getOutputList()).containsExactly("z");
        assertThat(graph.getNode(1).getName()).isEqualTo("scale");
        assertThat(graph.getNode(0).hasName()).isFalse();
        TypeProto.Tensor x = graph.getInput(0).getType().getTensorType();
        assertThat(x.getElemType()).isEqualTo(Protos.FLOAT);
        assertThat(x.getShape().getDim(0).getDimParam()).isEqualTo("N");
        assertThat(x.getShape().getDim(1).getDimValue()).isEqualTo(3);
        assertThat(graph.getInput(1).getType().getTensorType().hasShape()).isFalse();
        TypeProto.Tensor y = graph.getOutput(0).getType().getTensorType();
        assertThat(y.getShape().getDim(0).hasDimParam()).isFalse();
        assertThat(y.getShape().getDim(1).getDimValue()).isEqualTo(3);
        assertThat(graph.getOutput(1).getName()).isEqualTo("z");
        assertThat(graph.getOutput(1).hasType()).isFalse();
        TensorProto w = graph.getInitializer(0);
        assertThat(w.getName()).isEqualTo("w");
        assertThat(w.getDimsList()).containsExactly(1L, 2L);
        assertThat(w.getDataType()).isEqualTo(Protos.FLOAT);
        assertThat(w.getRawData().asReadOnlyByteBuffer())
                .isEqualTo(Tensor.ofFloats(Shape.of(2), 1, 2).bytes());
    }

    @Test
    void writesEveryKindOfAttribute() throws IOException {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("a", new Attribute.Int(-3));
        attributes.put("b", new Attribute.Real(0.1f));
        attributes.put("c", new Attribute.Text("Größe\n2"));
        attributes.put("d", Attribute.Ints.of(1, Long.MIN_VALUE));
        attributes.put("e", new Attribute.Reals(List.of(1f, -0.5f)));
        attributes.put("f", new Attribute.Texts(List.of("p", "q")));
        attributes.put("g", new Attribute.OfTensor(Tensor.ofLongs(Shape.of(2), 5, 6)));
        attributes.put("h", new Attribute.OfGraph(relu().opset("", 21).buildInner()));
        attributes.put("i", new Attribute.Ints(List.of()));
        GraphBuilder b = new GraphBuilder("kinds").opset("com.example", 1);
        b.add(new Node("", "Odd", "com.example", List.of(), List.of("o"), attributes));
        Graph graph = b.output("o").build();
        byte[] bytes = OnnxWriter.toBytes(graph);
        NodeProto node = parse(bytes).getGraph().getNode(0);

        assertThat(node.getDomain()).isEqualTo("com.example");
        assertThat(node.getAttributeList())
                .extracting(attribute -> attribute.getName() + " " + attribute.getType())
                .containsExactly(
                        "a " + AttributeType.INT,
                        "b " + AttributeType.FLOAT,
                        "c " + AttributeType.STRING,
                        "d " + AttributeType.INTS,
                        "e " + AttributeType.FLOATS,
                        "f " + AttributeType.STRINGS,
                        "g " + AttributeType.TENSOR,
                        "h " + AttributeType.GRAPH,
                        "i " + AttributeType.INTS);
        assertThat(node.getAttribute(0).getI()).isEqualTo(-3);
        assertThat(node.getAttribute(1).getF()).isEqualTo(0.1f);
        assertThat(node.getAttribute(2).getS().toStringUtf8()).isEqualTo("Größe\n2");
        assertThat(node.getAttribute(3).getIntsList()).containsExactly(1L, Long.MIN_VALUE);
        assertThat(node.getAttribute(4).getFloatsList()).containsExactly(1f, -0.5f);
        assertThat(node.getAttribute(5).getStrings(1).toStringUtf8()).isEqualTo("q");
        assertThat(node.getAttribute(6).getT().getRawData().size()).isEqualTo(16);
        assertThat(node.getAttribute(6).getT().hasName()).isFalse();
        assertThat(node.getAttribute(7).getG().getNode(0).getOpType()).isEqualTo("Relu");
        assertThat(OnnxReader.read(ByteBuffer.wrap(bytes)).nodes().toString())
                .contains(graph.nodes().toString().substring(0, 40));
        assertThat(OnnxReader.read(ByteBuffer.wrap(bytes))
                        .nodes()
                        .get(0)
                        .attributes()
                        .keySet())
                .isEqualTo(attributes.keySet());
    }

    @Test
    void writesWhatTheModelSaysOfItself() throws IOException {
        Graph graph = relu().metadata(OnnxMetadata.PRODUCER_NAME, "pytorch")
                .metadata(OnnxMetadata.PRODUCER_VERSION, "2.1")
                .metadata(OnnxMetadata.DOMAIN, "org.example")
                .metadata(OnnxMetadata.MODEL_VERSION, "5")
                .metadata(OnnxMetadata.DOC_STRING, "of a model")
                .metadata(OnnxMetadata.GRAPH_DOC_STRING, "of a graph")
                .metadata(OnnxMetadata.INPUT_DOC_STRING, "of an input")
                .metadata("author", "Ada")
                .build();
        byte[] bytes = OnnxWriter.toBytes(graph);
        ModelProto model = parse(bytes);
        assertThat(model.getProducerName()).isEqualTo("pytorch");
        assertThat(model.getProducerVersion()).isEqualTo("2.1");
        assertThat(model.getDomain()).isEqualTo("org.example");
        assertThat(model.getModelVersion()).isEqualTo(5);
        assertThat(model.getDocString()).isEqualTo("of a model");
        assertThat(model.getGraph().getDocString()).isEqualTo("of a graph");
        assertThat(model.getGraph().getInput(0).getDocString()).isEqualTo("of an input");
        assertThat(model.getMetadataPropsList())
                .extracting(entry -> entry.getKey() + "=" + entry.getValue())
                .containsExactly("author=Ada");
        assertThat(OnnxReader.read(ByteBuffer.wrap(bytes)).metadata()).isEqualTo(graph.metadata());
    }

    @Test
    void refersToWeightsInFilesOfTheFolder() throws IOException {
        Path weights = Files.createDirectories(folder.resolve("sub")).resolve("weights.bin");
        Files.write(weights, new byte[5000]);
        Path elsewhere = Files.write(Files.createTempDirectory(folder, "other").resolve("w.bin"), new byte[5000]);
        GraphBuilder b = relu();
        b.initializer("large", inFile(weights, 100, 1024));
        b.initializer("small", inFile(weights, 200, 1020));
        b.initializer("far", inFile(elsewhere, 0, 2048));
        b.initializer("here", Tensor.ofFloats(Shape.of(512), new float[512]));
        GraphBuilder inner = new GraphBuilder("inner");
        inner.initializer("deep", inFile(weights, 0, 2048));
        b.op("If", b.initializer("go", Tensor.of(DataType.BOOL, Shape.of(), ByteBuffer.allocate(1))))
                .with("then_branch", new Attribute.OfGraph(inner.output("deep").buildInner()))
                .named("z");
        Graph graph = b.build();

        for (Path from : List.of(folder.resolve("sub"), folder.resolve("sub/../sub"))) {
            assertThat(locations(OnnxWriter.toBytes(graph, from)))
                    .containsExactly("large in weights.bin at 100 of 1024", "small", "far", "here", "go");
        }
        assertThat(locations(OnnxWriter.toBytes(graph, folder)))
                .contains("large in sub/weights.bin at 100 of 1024", "small", "here", "go")
                .hasSize(5);
        assertThat(locations(OnnxWriter.toBytes(graph))).containsExactly("large", "small", "far", "here", "go");
        ModelProto model = parse(OnnxWriter.toBytes(graph, folder));
        assertThat(model.getGraph()
                        .getNode(1)
                        .getAttribute(0)
                        .getG()
                        .getInitializer(0)
                        .getRawData()
                        .size())
                .isEqualTo(2048);
    }

    private static Tensor inFile(Path file, long offset, long length) {
        return Tensor.of(DataType.FLOAT32, Shape.of(length / 4), new TensorData.InFile(file, offset, length));
    }

    private static List<String> locations(byte[] bytes) throws IOException {
        return parse(bytes).getGraph().getInitializerList().stream()
                .map(tensor -> {
                    if (tensor.getDataLocation() == DataLocation.EXTERNAL) {
                        return tensor.getName() + " in "
                                + tensor.getExternalData(0).getValue() + " at "
                                + tensor.getExternalData(1).getValue() + " of "
                                + tensor.getExternalData(2).getValue();
                    }
                    assertThat(tensor.hasRawData()).isTrue();
                    return tensor.getName();
                })
                .toList();
    }

    @Test
    void writesAFileWhole() throws IOException {
        Path file = folder.resolve("new/folder/net.onnx");
        Graph graph = relu().build();
        OnnxWriter.write(file, graph);
        assertThat(file).hasBinaryContent(OnnxWriter.toBytes(graph));
        OnnxWriter.write(file, relu().metadata("k", "v").build());
        assertThat(OnnxReader.read(file).metadata()).containsEntry("k", "v");
        assertThat(names(file.resolveSibling(""))).containsExactly("net.onnx");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Path weights = Files.write(folder.resolve("weights.bin"), new byte[2048]);
        GraphBuilder b = relu();
        b.initializer("w", inFile(weights, 0, 2048));
        Graph graph = b.build();
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(file, relu().build());
        byte[] before = Files.readAllBytes(file);
        Files.delete(weights);
        assertThatThrownBy(() -> OnnxWriter.write(file, graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(weights + " no longer exists");
        assertThat(file).hasBinaryContent(before);
        assertThat(names(folder)).containsExactly("net.onnx");
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path within = file.resolve("net.onnx");
        Graph graph = relu().build();
        assertThatThrownBy(() -> OnnxWriter.write(within, graph))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot write " + within + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void doesNotReplaceTheFileThatTheWeightsLiveIn() throws IOException {
        Path file = folder.resolve("net.onnx");
        GraphBuilder b = relu();
        b.initializer("w", Tensor.ofFloats(Shape.of(512), new float[512]));
        OnnxWriter.write(file, b.build());
        Graph graph = OnnxReader.read(file);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> OnnxWriter.write(file, graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " holds the weights of graph 'net' itself; write to another file");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aModelHasTwoGigabytesAtMost() throws IOException {
        Path weights = folder.resolve("sparse.bin");
        try (var channel = Files.newByteChannel(
                weights,
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.SPARSE)) {
            channel.position((1L << 30) + (1 << 20)).write(ByteBuffer.allocate(1));
        }
        GraphBuilder b = relu();
        b.initializer("v", inFile(weights, 0, 1L << 30));
        b.initializer("w", inFile(weights, 0, 1L << 30));
        Graph graph = b.build();
        assertThatThrownBy(() -> OnnxWriter.write(folder.resolve("net.onnx"), graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage("graph 'net' takes 2147483762 bytes with its weights, and one ONNX file holds 2 GB"
                        + " at most");
        assertThat(OnnxWriter.toBytes(graph, folder)).hasSizeLessThan(1000);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
