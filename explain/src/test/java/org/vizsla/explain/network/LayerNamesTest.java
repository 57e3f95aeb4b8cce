package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** Names of layers as exporters write them, in networks of a few nodes of one channel each. */
class LayerNamesTest {
    private final GraphBuilder builder = new GraphBuilder("net");
    private String last = builder.input("x", DataType.FLOAT32, Shape.batchOf(1, 4, 4));

    /** A node that reads the last value and others. */
    private String node(String operator, String name, String value, String... others) {
        builder.value(new Value(value, DataType.FLOAT32, Shape.batchOf(1, 4, 4)));
        String[] operands = new String[others.length + 1];
        operands[0] = last;
        System.arraycopy(others, 0, operands, 1, others.length);
        last = builder.op(operator, operands).called(name).named(value);
        return last;
    }

    private String weight(String name) {
        return builder.initializer(name, new RandomTensors(1).normal(1, 1, 1, 1));
    }

    private String bias(String name) {
        return builder.initializer(name, new RandomTensors(2).normal(1));
    }

    private Layers layers() {
        node("Flatten", "", "end");
        builder.forgetValue("end").value(new Value("end", DataType.FLOAT32, Shape.batchOf(16)));
        return new Layers(Model.of(builder.output("end").build(), Labels.numbered(16), Optional.empty()));
    }

    private static void assertRefused(Layers layers, String name, String message) {
        assertThatThrownBy(() -> layers.named(name))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    /** Two residual blocks as PyTorch's exporter names them: the sums and the last rectifiers are inside, and each block has one rectifier that it calls twice. */
    private Layers residual() {
        node("Conv", "/conv1/Conv", "v1", weight("conv1.weight"));
        for (int i = 0; i < 2; i++) {
            String scope = "/layer1/layer1." + i + "/";
            String module = "layer1." + i;
            String start = last;
            node("Conv", scope + "conv1/Conv", "c" + i, weight(module + ".conv1.weight"));
            node("Relu", scope + "relu/Relu", "r" + i);
            node("Conv", scope + "conv2/Conv", "d" + i, weight(module + ".conv2.weight"));
            node("Add", scope + "Add", "a" + i, start);
            node("Relu", scope + "relu_1/Relu", "b" + i);
        }
        return layers();
    }

    @ParameterizedTest
    @CsvSource({
        "conv1, v1",
        "layer1.0.conv1, c0",
        "layer1.0, b0",
        "layer1.1, b1",
        "layer1, b1",
        "1, b1",
        "0.conv2, d0",
        "layer1.0.relu_1, b0",
        "/layer1/layer1.0/relu/Relu, r0",
        "layer1.0.Add, a0",
        "r1, r1"
    })
    void aFullPathWinsAndABlockIsWhatLeavesIt(String name, String value) {
        assertThat(residual().named(name).value()).isEqualTo(value);
    }

    @Test
    void theEndOfSeveralPathsIsRefused() {
        Layers layers = residual();
        assertRefused(
                layers,
                "conv2",
                "layer 'conv2' of 'net' may be one of 2: layer1.0.conv2, layer1.1.conv2; give the whole name");
        assertRefused(
                layers, "Add", "layer 'Add' of 'net' may be one of 2: layer1.0.Add, layer1.1.Add; give the whole name");
    }

    @Test
    void listsFiveCandidatesAndHowManyMoreThereAre() {
        for (int i = 0; i < 7; i++) {
            node("Conv", "/f/f." + i + "/c/Conv", "v" + i, weight("f." + i + ".c.weight"));
        }
        assertRefused(
                layers(),
                "c",
                "layer 'c' of 'net' may be one of 7: f.0.c, f.1.c, f.2.c, f.3.c, f.4.c and 2 more; give the whole name");
    }

    @Test
    void aModuleThatIsCalledTwiceIsRefused() {
        assertRefused(
                residual(),
                "layer1.0.relu",
                "layer 'layer1.0.relu' of 'net' is called 2 times: r0, layer1.0.relu_1; name one call");
    }

    @Test
    void aModuleInsideOneThatIsCalledTwiceIsRefused() {
        node("Conv", "/body/conv/Conv", "v1", weight("body.conv.weight"));
        node("Conv", "/body_1/conv/Conv", "v2", "body.conv.weight");
        Layers layers = layers();
        assertRefused(
                layers, "body.conv", "layer 'body.conv' of 'net' is called 2 times: v1, body_1.conv; name one call");
        assertThat(layers.named("body_1.conv").value()).isEqualTo("v2");
    }

    @Test
    void modulesWithWeightsOfTheirOwnAreNotOneThatIsCalledTwice() {
        node("Conv", "/conv/Conv", "v1", weight("conv.weight"));
        node("Conv", "/conv_1/Conv", "v2", weight("conv_1.weight"));
        Layers layers = layers();
        assertThat(layers.named("conv").value()).isEqualTo("v1");
        assertThat(layers.nameOf("v2")).isEqualTo("conv_1");
    }

    /** PyTorch's exporter gives the weights of a convolution other names when it folds a batch normalization in. */
    @Test
    void aConvolutionThatHoldsANormalizationIsRefused() {
        node("Conv", "/conv1/Conv", "v1", weight("onnx::Conv_1"), bias("onnx::Conv_2"));
        node("Relu", "/relu/Relu", "v2");
        node("Conv", "/block/down/down.0/Conv", "v3", weight("onnx::Conv_3"), bias("onnx::Conv_4"));
        node("Conv", "/wrapper/conv/Conv", "v4", weight("onnx::Conv_5"), bias("onnx::Conv_6"));
        Layers layers = layers();
        String merged = " is merged with what follows it, such as a batch normalization; together they give ";
        String advice = "; name that value, or a layer behind it";
        assertRefused(layers, "conv1", "layer 'conv1' of 'net'" + merged + "v1" + advice);
        assertRefused(layers, "block.down.0", "layer 'block.down.0' of 'net'" + merged + "v3" + advice);
        assertRefused(layers, "wrapper", "layer 'wrapper' of 'net'" + merged + "v4" + advice);
        assertThatThrownBy(() -> layers.named("bn1")).hasMessageStartingWith("there is no layer 'bn1' in 'net'");
        assertThat(layers.named("block.down").value())
                .as("a numbered list holds both")
                .isEqualTo("v3");
        assertThat(layers.named("/conv1/Conv").value()).isEqualTo("v1");
    }

    @Test
    void aBlockThatHandsOnTwoValuesIsRefused() {
        String start = node("Conv", "/block/a/Conv", "v1", weight("block.a.weight"));
        node("Conv", "/block/b/Conv", "v2", weight("block.b.weight"));
        node("Add", "/Add", "v3", start);
        Layers layers = layers();
        assertRefused(layers, "block", "layer 'block' of 'net' hands on 2 values: v1, v2; name one of them");
        assertThat(layers.named("block.b").value()).as("the sum is outside").isEqualTo("v2");
    }

    /** A layer of Keras is its activation too; tf2onnx gives what it folded a normalization into the normalization's value. */
    @Test
    void scopesOfTensorFlowAreModules() {
        node("Conv", "model/conv2d/BiasAdd", "model/conv2d/BiasAdd:0", weight("model/conv2d/Conv2D/ReadVariableOp:0"));
        node("Relu", "model/conv2d/Relu", "model/conv2d/Relu:0");
        node("Conv", "model/conv2d_1/Conv2D", "model/bn/FusedBatchNormV3:0", weight("model/conv2d_1/Conv2D_fused_bn"));
        Layers layers = layers();
        assertThat(layers.named("conv2d").value()).isEqualTo("model/conv2d/Relu:0");
        assertThat(layers.named("model/conv2d").value()).isEqualTo("model/conv2d/Relu:0");
        assertThat(layers.named("bn").value()).isEqualTo("model/bn/FusedBatchNormV3:0");
        assertThat(layers.nameOf("model/bn/FusedBatchNormV3:0")).isEqualTo("model/bn");
        assertRefused(
                layers,
                "conv2d_1",
                "layer 'conv2d_1' of 'net' is merged with what follows it, such as a batch normalization; together they"
                        + " give model/bn/FusedBatchNormV3:0; name that value, or a layer behind it");
    }

    /** Older exporters name weights and no scopes: what follows the last weights may be in the block or not. */
    @Test
    void theEndOfABlockOfWeightsAloneIsRefusedWhereItCannotBeTold() {
        String start = node("Conv", "Conv_0", "10", weight("stem.weight"));
        node("Conv", "Conv_1", "11", weight("block.0.weight"));
        node("Conv", "Conv_2", "12", weight("block.1.weight"));
        node("Add", "Add_3", "13", start);
        node("Relu", "Relu_4", "14");
        node("Conv", "Conv_5", "15", weight("last.weight"));
        Layers layers = layers();
        assertThat(layers.named("block.1").value()).isEqualTo("12");
        assertThat(layers.nameOf("15")).isEqualTo("last");
        assertRefused(layers, "block", "layer 'block' of 'net' ends in one of 3 values: 12, 13, 14; name one of them");
    }

    @Test
    void aNumberThatIsAValueAndAModuleIsRefused() {
        node("Conv", "Conv_0", "1", weight("0.weight"));
        node("Conv", "Conv_1", "2", weight("1.weight"));
        Layers layers = layers();
        assertRefused(
                layers,
                "1",
                "layer '1' of 'net' is a value and a module, which are not the same: Conv_0, 2; name one of them");
        assertThat(layers.nameOf("1")).isEqualTo("0");
    }

    @Test
    void aNameOfTwoNodesIsRefused() {
        node("Relu", "same", "v1");
        node("Relu", "same", "v2");
        assertRefused(
                layers(), "same", "layer 'same' of 'net' is the name of 2 nodes, which give v1, v2; name one value");
    }

    @Test
    void everyValueHasANameThatMeansIt() {
        Layers layers = residual();
        for (Node node : layers.model().graph().nodes()) {
            String value = node.outputs().get(0);
            assertThat(layers.named(layers.nameOf(value)).value()).isEqualTo(value);
        }
        assertThat(layers.nameOf("b1")).isEqualTo("layer1.1");
        assertThat(layers.nameOf("r1")).isEqualTo("/layer1/layer1.1/relu/Relu");
    }

    @Test
    void namesOfThousandsOfNodesAreFoundAtOnce() {
        for (int i = 0; i < 4000; i++) {
            String scope = "/f/f." + i / 40 + "/f." + i / 40 + "." + i + "/";
            node("Relu", scope + "relu/Relu", "v" + i);
        }
        Layers layers = layers();
        long start = System.nanoTime();
        layers.model()
                .graph()
                .nodes()
                .forEach(node -> layers.nameOf(node.outputs().get(0)));
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
