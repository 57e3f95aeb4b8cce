package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.TensorAssertions;

/** Which architecture weights belong to, and what is reported about those that do not fit. */
@Tag("once")
class RecognitionTest {
    @TempDir
    Path folder;

    private Map<String, Tensor> zeros(String name, int classes) {
        try {
            return SlimWeights.zeros(Architectures.byName(name).shapes(classes), folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Architecture> architectures() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyArchitectureIsToldByItsWeights(Architecture architecture) {
        List<String> expected = architecture.size() == 227
                ? List.of("alexnet_caffe", "alexnet_original")
                : List.of(architecture.name());

        assertThat(Architectures.recognise(zeros(architecture.name(), 37)))
                .map(Architecture::name)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("org.vizsla.models.architecture.SlimWeights#architectures")
    void widthsAndClassesMayDiffer(Architecture architecture) {
        List<String> expected = architecture.size() == 227
                ? List.of("alexnet_caffe", "alexnet_original")
                : List.of(architecture.name());

        for (int classes : new int[] {1000, 1}) {
            assertThat(Architectures.recognise(zeros(architecture.name(), classes)))
                    .map(Architecture::name)
                    .isEqualTo(expected);
        }
        assertThat(Architectures.recognise(SlimWeights.of(architecture)))
                .map(Architecture::name)
                .isEqualTo(expected);
    }

    /** One channel more, and it is an AlexNet of another width. */
    @Test
    void theMenageriesAlexNetHasOneWidth() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("alexnet_menagerie", 12));
        weights.put("features.0.weight", Tensor.ofFloats(Shape.of(33, 3, 11, 11), new float[33 * 363]));
        weights.put("features.0.bias", Tensor.ofFloats(Shape.of(33), new float[33]));
        weights.put("features.3.weight", Tensor.ofFloats(Shape.of(64, 33, 5, 5), new float[64 * 33 * 25]));

        assertThat(Architectures.recognise(weights)).map(Architecture::name).containsExactly("alexnet");
        assertThatThrownBy(() -> Architectures.byName("alexnet_menagerie").build(weights))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights do not fit alexnet_menagerie: features.0.weight is [33, 3, 11, 11], expected"
                        + " [32, 3, 11, 11]; features.0.bias is [33], expected [32]; features.3.weight is [64, 33, 5, 5],"
                        + " expected [64, 32, 5, 5]; these look like alexnet weights");
    }

    @Test
    void theMenageriesAlexNetIsAnAlexNet() {
        Map<String, Tensor> weights = SlimWeights.of(Architectures.byName("alexnet_menagerie"));

        assertThat(Architectures.byName("alexnet_menagerie").build(weights).nodes())
                .isEqualTo(Architectures.byName("alexnet").build(weights).nodes());
    }

    @Test
    void weightsOfNoKnownArchitecture() {
        Map<String, Tensor> weights = new HashMap<>(zeros("squeezenet1_1", 1000));
        weights.put("extra", Tensor.scalar(1f));

        assertThat(Architectures.recognise(weights)).isEmpty();
        assertThat(Architectures.recognise(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 1500})
    void fineTunedHeadsHaveTheirOwnNumberOfClasses(int classes) {
        for (String name : List.of("squeezenet1_1", "resnet18")) {
            Graph graph = Architectures.byName(name).build(zeros(name, classes));

            assertThat(graph.shape("logits")).isEqualTo(Shape.batchOf(classes));
        }
    }

    @Test
    void countersOfTrainingAreIgnored() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("resnet18", 1000));
        weights.put("bn1.num_batches_tracked", Tensor.scalar(7L));

        assertThat(Architectures.byName("resnet18").build(weights).initializers())
                .doesNotContainKey("bn1.num_batches_tracked");
    }

    @Test
    void otherFloatingTypesAreCastWhereTheyAreUsed() {
        Architecture squeezenet = Architectures.byName("squeezenet1_1");
        Map<String, Tensor> weights = SlimWeights.of(squeezenet);
        Map<String, Tensor> doubles = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> doubles.put(name, inDoublePrecision(tensor)));
        Map<String, Tensor> feeds = Map.of("input", SlimWeights.pictures(1, 224));
        Graph graph = squeezenet.build(doubles);

        assertThat(graph.initializers().get("features.0.weight"))
                .isNotNull()
                .extracting(Tensor::type)
                .isEqualTo(DataType.FLOAT64);
        TensorAssertions.assertClose(
                "scores from float64",
                Session.runOnce(graph, feeds).get("logits"),
                Session.runOnce(squeezenet.build(weights), feeds).get("logits"),
                1e-6);
    }

    private static Tensor inDoublePrecision(Tensor tensor) {
        ByteBuffer bytes = Tensor.allocate(8 * tensor.elements());
        for (float value : tensor.floats()) {
            bytes.putDouble(value);
        }
        return Tensor.of(DataType.FLOAT64, tensor.shape(), bytes.flip());
    }

    @Test
    void weightsOfAnotherArchitectureAreRecognised() {
        assertThatThrownBy(() -> Architectures.byName("vgg16").build(zeros("resnet18", 1000)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights do not fit vgg16: missing features.0.weight, features.0.bias,"
                        + " features.2.weight, features.2.bias, features.5.weight and 27 more; unexpected conv1.weight,"
                        + " bn1.weight, bn1.bias, bn1.running_mean, bn1.running_var and 97 more; these look like resnet18"
                        + " weights");
    }

    @Test
    void missingAndUnexpectedWeightsAreNamed() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("squeezenet1_1", 1000));
        weights.remove("classifier.1.bias");
        weights.put("head.\nbias" + "x".repeat(100), Tensor.scalar(1f));

        assertMisfit(
                "squeezenet1_1",
                weights,
                "missing classifier.1.bias; unexpected head.\\nbias" + "x".repeat(70) + "...");
    }

    @Test
    void wrongShapesAndTypesAreNamed() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("squeezenet1_1", 1000));
        weights.put("features.3.squeeze.bias", Tensor.ofFloats(Shape.of(3), 1, 2, 3));
        weights.put("features.3.expand1x1.bias", Tensor.ofLongs(Shape.of(64), new long[64]));

        assertMisfit(
                "squeezenet1_1",
                weights,
                "features.3.squeeze.bias is [3], expected [16];"
                        + " features.3.expand1x1.bias is INT64, expected FLOAT32");
    }

    @Test
    void headsWithAWrongNumberOfRowsAreNamed() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("resnet18", 1000));
        weights.put("fc.bias", zeros("resnet18", 999).get("fc.bias"));

        assertMisfit("resnet18", weights, "fc.bias is [999], expected [1000]");
    }

    @Test
    void residualBlocksThatDoNotAddUpAreNamed() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("resnet18", 1000));
        weights.put("layer1.1.conv2.weight", Tensor.ofFloats(Shape.of(1, 64, 3, 3), new float[576]));

        assertMisfit("resnet18", weights, "layer1.1.conv2.weight is [1, 64, 3, 3], expected [64, 64, 3, 3]");
    }

    /** Sizes from an untrusted file that no network has. */
    @Test
    void absurdShapesAreMisfits() {
        Map<String, Tensor> weights = new LinkedHashMap<>(zeros("alexnet_caffe", 1000));
        for (Shape shape : List.of(Shape.of(0, 3, 11, 11), Shape.of(), Shape.of(7, 3, 11, 11))) {
            weights.put("conv1.weight", Tensor.ofFloats(shape, new float[(int) shape.elements()]));
            assertThatThrownBy(() -> Architectures.byName("alexnet_caffe").build(weights))
                    .isInstanceOf(VizslaException.class)
                    .hasMessageContaining("conv1.weight is " + shape + ", expected [96, 3, 11, 11]");
        }
    }

    private static void assertMisfit(String name, Map<String, Tensor> weights, String misfit) {
        assertThatThrownBy(() -> Architectures.byName(name).build(weights))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights do not fit " + name + ": " + misfit
                        + "; they fit no other known architecture either");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resnet-18; resnet18, resnet34, resnet50",
                "VGG16; vgg16, vgg11, vgg13",
                "alexnt; alexnet",
                "vgg16bn; vgg16_bn, vgg11_bn, vgg13_bn",
                "lstm; ''"
            })
    void unknownNamesGetASuggestion(String name, String near) {
        assertThatThrownBy(() -> Architectures.byName(name))
                .hasMessage("there is no architecture '" + name + "'")
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy())
                                .contains(new Remedy.LookUp(
                                        Listing.MODELS, near.isEmpty() ? List.of() : List.of(near.split(", ")))));
    }

    @Test
    void picturesOfOtherSizes() {
        Map<String, Tensor> squeezenet = SlimWeights.of(Architectures.byName("squeezenet1_0"));
        Map<String, Tensor> alexnet = SlimWeights.of(Architectures.byName("alexnet"));
        Graph wide = Architectures.byName("squeezenet1_0").build(squeezenet, 130, 250);

        assertThat(wide.shape("input")).isEqualTo(Shape.batchOf(3, 130, 250));
        assertThat(Session.runOnce(wide, Map.of("input", Tensor.ofFloats(Shape.of(1, 3, 130, 250), new float[97_500])))
                        .get("logits")
                        .shape())
                .isEqualTo(Shape.of(1, SlimWeights.CLASSES));
        assertThatThrownBy(() -> Architectures.byName("squeezenet1_0").build(squeezenet, 6, 224))
                .isInstanceOf(VizslaException.class)
                .hasMessage("squeezenet1_0 cannot take images of 6x224: nothing is left for features.0, which gets"
                        + " 6x224; it is made for 224x224");
        assertThatThrownBy(() -> Architectures.byName("alexnet").build(alexnet, 224, 300))
                .isInstanceOf(VizslaException.class)
                .hasMessage("alexnet cannot take images of 224x300: avgpool would have to average 6x8 down to 6x6,"
                        + " which is not a multiple; it is made for 224x224");
        assertThatThrownBy(() -> Architectures.byName("alexnet").build(alexnet, 0, 300))
                .isInstanceOf(VizslaException.class)
                .hasMessage("an image cannot be 0x300");
    }
}
