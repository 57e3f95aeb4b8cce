package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class ImportClassifierTest {
    private static final String WITH_SOFTMAX = "mini_caffe_alexnet";

    private final ImportClassifier importer = new ImportClassifier(ImportSettings.DEFAULT);
    private final ImportClassifier keeping = new ImportClassifier(ImportSettings.DEFAULT.keepingSoftmax());
    private final GraphBuilder b = new GraphBuilder("net");

    @TempDir
    Path folder;

    static List<String> networks() {
        return SmallNetworks.NAMES;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void makesNetworksUniform(String network) throws IOException {
        ImportedGraph imported = importer.apply(OnnxReader.read(SmallNetworks.onnx(network, folder)));
        Graph graph = imported.graph();
        assertThat(imported.cutOff()).isEqualTo(network.equals(WITH_SOFTMAX) ? "Softmax" : "");
        assertThat(graph.opset()).isEqualTo(21);
        assertThat(graph.inputs()).extracting(Value::name).containsExactly(imported.input());
        assertThat(graph.outputs()).containsExactly(imported.scores());
        assertThat(graph.shape(imported.scores())).isEqualTo(Shape.batchOf(20));
        assertThat(sizes(graph, imported.input())).startsWith(Shape.UNKNOWN, 3).doesNotContain(0);
        for (Node node : graph.nodes()) {
            assertThat(node.operator()).isNotIn("Constant", "Identity", "Dropout", "If");
            for (String output : node.outputs()) {
                if (!output.isEmpty()) {
                    assertThat(graph.shape(output)).as(output).isNotNull();
                }
            }
        }
    }

    private static long[] sizes(Graph graph, String value) {
        Shape shape = graph.shape(value);
        assertThat(shape).isNotNull();
        return shape == null ? new long[0] : shape.sizes();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void keepsTheirResults(String network) throws IOException {
        ImportedGraph imported = keeping.apply(OnnxReader.read(SmallNetworks.onnx(network, folder)));
        Tensors expected = new Tensors(
                Checkpoints.read(SmallNetworks.results(network, folder)).tensors());
        assertThat(imported.cutOff()).isEmpty();
        assertThat(imported.graph().nodes().stream()
                        .anyMatch(node -> node.outputs().contains(imported.scores()) && node.is("Softmax")))
                .isEqualTo(network.equals(WITH_SOFTMAX));
        Tensor input = expected.get("input");
        assertClose("a batch of 2", run(imported, input), expected.get("output"), 1e-4);
        Tensor second = row(input, 1);
        assertClose("a batch of 1", run(imported, second), row(expected.get("output"), 1), 1e-4);
    }

    /** As exporters from TensorFlow write them. */
    @ParameterizedTest
    @MethodSource("networks")
    void takesPicturesWithChannelsFirstWhereTheFileHasThemLast(String network) throws IOException {
        Graph first = OnnxReader.read(SmallNetworks.onnx(network, folder));
        Value input = first.inputs().iterator().next();
        Shape shape = Objects.requireNonNull(input.shape());
        GraphBuilder last =
                first.toBuilder().forgetValues().removeInput(input.name()).nodes(List.of());
        last.input("pixels", DataType.FLOAT32, Shape.batchOf(shape.size(2), shape.size(3), shape.size(1)));
        last.op("Transpose", "pixels").with("perm", new long[] {0, 3, 1, 2}).named(input.name());
        first.nodes().forEach(last::add);

        ImportedGraph imported = keeping.apply(last.build());

        assertThat(imported.input()).isEqualTo("pixels_channels_first");
        assertThat(sizes(imported.graph(), imported.input()))
                .containsExactly(Shape.UNKNOWN, shape.size(1), shape.size(2), shape.size(3));
        Tensors expected = new Tensors(
                Checkpoints.read(SmallNetworks.results(network, folder)).tensors());
        assertClose("scores", run(imported, expected.get("input")), expected.get("output"), 1e-4);
    }

    @Test
    void anOpenSizeIsGivenToItsAxisWhereChannelsAreLast() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(Shape.UNKNOWN, 48, 1));
        b.output(classifier(
                b.op("Transpose", "x").with("perm", new long[] {0, 3, 1, 2}).value(), 1));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(sizes(imported.graph(), imported.input())).containsExactly(Shape.UNKNOWN, 1, 224, 48);
    }

    private static Tensor row(Tensor batch, int index) {
        long[] sizes = batch.shape().sizes();
        int bytes = batch.bytes().remaining() / Math.toIntExact(sizes[0]);
        sizes[0] = 1;
        return Tensor.of(batch.type(), Shape.of(sizes), batch.bytes().slice(index * bytes, bytes));
    }

    private static Tensor run(ImportedGraph imported, Tensor input) {
        return Session.runOnce(imported.graph(), Map.of(imported.input(), input))
                .get(imported.scores());
    }

    /** Global average pooling of {@code x}, and 4 classes by a product; the shape is {@code [N, 4]}. */
    private String classifier(String x, int channels) {
        String pooled = b.op("GlobalAveragePool", x).value();
        String flat = b.op("Flatten", pooled).with("axis", 1).value();
        String weights = b.constant("w", new RandomTensors(3).normal(channels, 4));
        return b.op("MatMul", flat, weights).value();
    }

    private void assertRefused(String message) {
        Graph graph = b.build();
        assertThatThrownBy(() -> importer.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    @Test
    void openSizesBecomeThoseOfTheSettings() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, -1, -1, -1));
        Graph graph = b.output(classifier("x", 3)).build();
        ImportedGraph imported =
                new ImportClassifier(new ImportSettings(SizeChoice.of(new ImageSize(40, 56)), false)).apply(graph);
        assertThat(imported.graph().shape("x")).isEqualTo(Shape.batchOf(3, 40, 56));
        assertThat(importer.apply(graph).graph().shape("x")).isEqualTo(Shape.batchOf(3, 224, 224));
    }

    private String dropped(float ratio) {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 3, 6, 8));
        Tensor yes = Tensor.of(DataType.BOOL, Shape.of(), ByteBuffer.wrap(new byte[] {1}));
        String training = b.initializer("training", yes);
        return b.op("Dropout", "x", b.scalar(ratio), training).called("drop").value();
    }

    @Test
    void dropoutInTrainingModeIsRefused() {
        Graph graph = b.output(classifier(dropped(0.5f), 3)).build();
        assertThatThrownBy(() -> importer.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage("Dropout 'drop' drops values at random, since the model is in training mode: export it for"
                        + " inference (in PyTorch, after model.eval())");
    }

    @Test
    void dropoutInTrainingModeThatDropsNothingIsRemoved() {
        Graph graph = b.output(classifier(dropped(0), 3)).build();
        assertThat(importer.apply(graph).graph().nodes()).noneMatch(node -> node.is("Dropout"));
    }

    @Test
    void sizesThatAreFixedStay() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 5, 17, -1));
        ImportedGraph imported = importer.apply(b.output(classifier("x", 5)).build());
        assertThat(imported.graph().shape("x")).isEqualTo(Shape.batchOf(5, 17, 224));
    }

    @Test
    void aFixedBatchBecomesSymbolic() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 6, 8));
        String flat = b.op("Reshape", "x", b.integers(1, -1)).value();
        b.output(b.op("MatMul", flat, b.constant("w", new RandomTensors(5).normal(144, 7)))
                .value());
        Graph graph = b.build();
        ImportedGraph imported = importer.apply(graph);
        assertThat(imported.graph().shape("x")).isEqualTo(Shape.batchOf(3, 6, 8));
        assertThat(imported.graph().shape(imported.scores())).isEqualTo(Shape.batchOf(7));

        Tensor pictures = new RandomTensors(6).normal(3, 3, 6, 8);
        Tensor scores = run(imported, pictures);
        for (int i = 0; i < 3; i++) {
            Tensor alone = Session.runOnce(graph, Map.of("x", row(pictures, i)))
                    .get(graph.outputs().get(0));
            assertClose("image " + i, row(scores, i), alone, 1e-5);
        }
    }

    @Test
    void aFixedBatchStaysWhereItIsPartOfTheResult() {
        b.input("x", DataType.FLOAT32, Shape.of(2, 3, 6, 8));
        String mean = b.op("ReduceMean", "x", b.integers(0)).with("keepdims", 1).value();
        b.output(classifier(b.op("Sub", "x", mean).value(), 3));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(imported.graph().shape("x")).isEqualTo(Shape.of(2, 3, 6, 8));
        assertThat(imported.graph().shape(imported.scores())).isEqualTo(Shape.of(2, 4));
    }

    @Test
    void scoresOfOnePixelAreFlattened() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(b.op("GlobalAveragePool", "x").named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(imported.graph().shape(imported.scores())).isEqualTo(Shape.batchOf(3));
        assertThat(imported.graph().outputs()).containsExactly(imported.scores());
    }

    @Test
    void onlyTheFirstOutputCounts() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(classifier("x", 3)).output(b.op("Exp", "x").named("other"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(imported.graph().outputs()).containsExactly(imported.scores());
        assertThat(imported.graph().defines("other")).isFalse();
        assertThat(imported.note())
                .isEqualTo("the first of 2 outputs, '" + imported.scores() + "', is explained; the other is 'other'");
    }

    @Test
    void theOnlyOutputThatCanBeScoresIsTaken() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String probabilities = b.op("Softmax", classifier("x", 3)).named("probabilities");
        b.output(b.op("ArgMax", probabilities)
                .with("axis", 1)
                .with("keepdims", 0)
                .named("label"));
        b.output(b.op("Exp", "x").named("pixels")).output(probabilities);
        ImportedGraph imported = importer.apply(b.build());
        assertThat(imported.graph().shape(imported.scores())).isEqualTo(Shape.batchOf(4));
        assertThat(imported.cutOff()).isEqualTo("Softmax");
        assertThat(imported.note())
                .isEqualTo("of 3 outputs 'probabilities' is explained, the only one with class scores;"
                        + " the others are 'label', 'pixels'");
    }

    @Test
    void whereTheFirstOutputIsNoScoresAndTwoOthersAreAllAreNamed() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String scores = classifier("x", 3);
        String label =
                b.op("ArgMax", scores).with("axis", 1).with("keepdims", 0).named("label");
        b.output(label)
                .output(b.op("Exp", scores).named("odds"))
                .output(b.op("Identity", scores).named("scores"));
        assertRefused(
                "output 'label' [N] is of int64, not of float32; Vizsla explains classifiers by their scores; of several"
                        + " outputs it is the first that is explained, and there are 'label', 'odds', 'scores'");
    }

    @Test
    void scoresThatAreIntegersAreRefused() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(b.op("Cast", classifier("x", 3)).with("to", 7).named("y"));
        assertRefused("output 'y' [N, 4] is of int64, not of float32; Vizsla explains classifiers by their scores");
    }

    @Test
    void whatAFileSaysOfItsOutputIsNotBelieved() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 1, 1));
        b.output(b.op("Flatten", "x").named("y"));
        b.value(new Value("y", DataType.FLOAT32, Shape.of(5, 1000)));
        assertThat(importer.apply(b.build()).graph().shape("y")).isEqualTo(Shape.batchOf(3));
    }

    @Test
    void conditionsThatAreSettledDisappear() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String scores = classifier("x", 3);
        String rank = b.op("Size", b.op("Shape", scores).value()).value();
        b.op("If", b.op("Equal", rank, b.integer(2)).value())
                .with("then_branch", branch("Tanh", scores, "t"))
                .with("else_branch", branch("Exp", scores, "e"))
                .named("y");
        Graph graph = importer.apply(b.output("y").build()).graph();
        assertThat(graph.nodes())
                .extracting(Node::operator)
                .contains("Tanh")
                .doesNotContain("If", "Exp", "Shape", "Size", "Equal");
    }

    private static Attribute branch(String operator, String input, String output) {
        GraphBuilder inner = new GraphBuilder(output);
        inner.op(operator, input).named(output);
        return new Attribute.OfGraph(inner.output(output).buildInner());
    }

    @Test
    void aModelWithTwoInputsIsNoClassifierOfPictures() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.input("z", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(classifier(b.op("Add", "x", "z").value(), 3));
        assertRefused(
                "the network has 2 inputs, 'x' and 'z'; Vizsla explains classifiers with one input, a batch of images");
    }

    /** A switch for training, or the size of images, that an export left behind. */
    @Test
    void anInputThatNothingReadsIsDropped() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.input("size", DataType.INT64, Shape.of(2));
        b.output(classifier("x", 3));
        assertThat(new ImportClassifier(ImportSettings.DEFAULT).apply(b.build()).input())
                .isEqualTo("x");
    }

    @Test
    void norIsOneWithoutInputOrOutput() {
        b.output(b.initializer("c", Tensor.scalar(1f)));
        assertRefused(
                "the network has no input that its outputs depend on; Vizsla explains classifiers with one input, a batch of images");
        b.outputs(List.of()).input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        assertRefused("the network has no output; Vizsla explains classifiers with one input, a batch of images");
    }

    @Test
    void norIsOneOfOtherThings() {
        String rest = " is not a batch of images; Vizsla explains classifiers of numbers [N, channels, height, width]";
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 6, 8));
        b.output(b.op("Flatten", "x").value());
        assertRefused("input 'x' float32 [N, 3, 4, 6, 8], as of volumes or videos," + rest);
        b.input("x", DataType.BOOL, Shape.batchOf(3, 6, 8));
        assertRefused("input 'x' bool [N, 3, 6, 8]" + rest);
        b.input(new Value("x", DataType.FLOAT32, null));
        assertRefused("input 'x' float32" + rest);
    }

    @Test
    void norIsOneThatScoresEveryPixel() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(b.op("Relu", "x").named("y"));
        assertRefused("output 'y' [N, 3, 6, 8] has scores for each place of an image, as for segmentation;"
                + " Vizsla explains classifiers of whole images");
    }

    @Test
    void norIsOneThatScoresManyBoxes() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(b.op("Reshape", "x", b.integers(0, 18, 8)).named("y"));
        assertRefused("output 'y' [N, 18, 8] has several rows for each image, as detectors have;"
                + " Vizsla explains classifiers of whole images");
    }

    @Test
    void oneNumberPerImageIsAScore() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(
                b.op("ReduceMean", "x", b.integers(1, 2, 3)).with("keepdims", 0).named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(imported.answer()).isEqualTo(Answer.NUMBER);
        Tensor x = new RandomTensors(5).normal(2, 3, 6, 8);
        assertThat(run(imported, x).shape().size(0)).isEqualTo(2);
    }

    @Test
    void scoresMayHaveAxesOfOneBeforeTheClasses() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String scores = classifier("x", 3);
        b.output(b.op("Unsqueeze", scores, b.integers(1)).named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(sizes(imported.graph(), imported.scores())).containsExactly(Shape.UNKNOWN, 4);
    }

    @Test
    void scoresOfOneImageMayLackItsAxis() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String scores = classifier("x", 3);
        b.output(b.op("Squeeze", scores, b.integers(0)).named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(sizes(imported.graph(), imported.input())).containsExactly(1, 3, 6, 8);
        assertThat(sizes(imported.graph(), imported.scores())).containsExactly(1, 4);
    }

    @Test
    void aBatchOfOneInsideAnOpenOneIsOpened() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String flat = b.op("Reshape", "x", b.integers(1, 144)).value();
        String weights = b.constant("w", new RandomTensors(3).normal(144, 4));
        b.output(b.op("MatMul", flat, weights).named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(sizes(imported.graph(), imported.scores())).containsExactly(Shape.UNKNOWN, 4);
        Tensor x = new RandomTensors(5).normal(2, 3, 6, 8);
        Tensor alone = Session.runOnce(b.build(), Map.of("x", row(x, 1))).get("y");
        assertClose("second", row(run(imported, x), 1), alone, 1e-6);
    }

    @Test
    void aNetworkForOneImageStaysOne() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String mean =
                b.op("ReduceMean", "x", b.integers(0, 2, 3)).with("keepdims", 0).value();
        String weights = b.constant("w", new RandomTensors(3).normal(3, 4));
        String scores = b.op("MatMul", mean, weights).value();
        b.output(b.op("Unsqueeze", scores, b.integers(0)).named("y"));
        ImportedGraph imported = importer.apply(b.build());
        assertThat(sizes(imported.graph(), imported.input())).containsExactly(1, 3, 6, 8);
        assertThat(sizes(imported.graph(), imported.scores())).containsExactly(1, 4);
    }

    @Test
    void labelsAreCutOffAndTheirNamesKept() {
        b.opset("ai.onnx.ml", 1).input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String probabilities =
                b.op("Softmax", classifier("x", 3)).with("axis", 1).value();
        Attribute names = new Attribute.Texts(List.of("cat", "dog", "fox", "owl"));
        b.add(new Node(
                "",
                "ZipMap",
                "ai.onnx.ml",
                List.of(probabilities),
                List.of("map"),
                Map.of("classlabels_strings", names)));
        ImportedGraph imported = importer.apply(b.output("map").build());
        assertThat(imported.cutOff()).isEqualTo("Softmax");
        assertThat(imported.graph().metadata()).containsEntry(OnnxMetadata.CLASS_NAMES, "cat\ndog\nfox\nowl");
    }

    @Test
    void trainingIsRefused() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String training = b.constant("t", Tensor.of(DataType.BOOL, Shape.of(), ByteBuffer.wrap(new byte[] {1})));
        b.output(b.op("Dropout", classifier("x", 3), b.scalar(0.5f), training)
                .called("drop")
                .named("y"));
        assertRefused(
                "Dropout 'drop' drops values at random, since the model is in training mode: export it for inference (in"
                        + " PyTorch, after model.eval())");
    }

    @Test
    void trainingThatDropsNothingIsInference() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        String training = b.constant("t", Tensor.of(DataType.BOOL, Shape.of(), ByteBuffer.wrap(new byte[] {1})));
        String scores = classifier("x", 3);
        b.output(b.op("Relu", b.op("Dropout", scores, b.scalar(0), training).value())
                .named("y"));
        assertThat(importer.apply(b.build()).graph().nodes()).noneMatch(node -> node.is("Dropout"));
    }

    @Test
    void aModelThatDoesNotRunSaysWhy() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
        b.output(b.op("MatMul", "x", b.constant("w", Tensor.ofFloats(Shape.of(5, 2), new float[10])))
                .named("y"));
        Graph graph = b.build();
        assertThatThrownBy(() -> importer.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot ")
                .hasMessageContaining("MatMul")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theModelItselfIsNotChanged() {
        b.input("x", DataType.FLOAT32, Shape.of(1, 3, 6, 8));
        b.initializer("unused", Tensor.of(DataType.UINT8, Shape.of(1), ByteBuffer.allocate(1)));
        Graph graph = b.output(b.op("Softmax", classifier("x", 3)).named("p")).build();
        String before = graph.toString();
        ImportedGraph imported = importer.apply(graph);
        assertThat(imported.cutOff()).isEqualTo("Softmax");
        assertThat(graph).hasToString(before);
    }
}
