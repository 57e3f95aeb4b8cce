package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.NarrowMembers;
import org.vizsla.models.npy.Npy;
import org.vizsla.testkit.TensorAssertions;

/**
 * What the recipes of torchvision's families build, with the widths and weights of an exported network, is that network: by scores and gradients, of
 * the file as Vizsla imports it and of PyTorch. {@link MapsOfFamiliesTest} compares all other maps.
 */
class RecipesOfMembersTest {
    private static final double TOLERANCE = 1e-4;

    private static final List<String> FOLDERS = List.of("golden/families", "golden/vit", "onnx");

    /** Networks of related architectures that no recipe builds; {@code docs/torchvision.md} says what differs. */
    private static final List<String> OTHERS = List.of(
            "golden/families/vgg_bn",
            "golden/families/vgg_bn_unf",
            "onnx/mini_caffe_alexnet",
            "onnx/mini_resnet",
            "onnx/mini_vgg_bn");

    @TempDir
    Path folder;

    static List<String> members() {
        return NarrowMembers.names();
    }

    @Test
    void membersAndOthersAreAllThereAre() {
        List<String> files = FOLDERS.stream()
                .flatMap(start -> Shared.files(start, ".onnx").stream()
                        .map(file -> start + "/" + file.getFileName().toString().replace(".onnx", "")))
                .toList();

        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(members().stream(), OTHERS.stream()).toList());
    }

    /** VGG has three fully connected layers, AlexNet too; a ResNet of these three blocks has eight convolutions, as its first block keeps the channels. */
    @ParameterizedTest
    @CsvSource({
        "golden/families/vgg_bn, Gemm, 2",
        "golden/families/vgg_bn_unf, Gemm, 2",
        "onnx/mini_vgg_bn, Gemm, 2",
        "onnx/mini_caffe_alexnet, Gemm, 2",
        "onnx/mini_resnet, Conv, 9"
    })
    void theOthersDifferInLayers(String name, String operator, int count) {
        assertThat(OTHERS).contains(name);
        assertThat(exported(name).nodes().stream().filter(node -> node.is(operator)))
                .hasSize(count);
    }

    @ParameterizedTest
    @MethodSource("members")
    void theyAreTheExportedNetworks(String name) throws IOException {
        Tensor images = images(name);
        Call call = Call.ofClasses(targets(name));
        Explanation ofFile = Networks.explain(Networks.load(Shared.path(name + ".onnx"), null, folder), images, call);
        Explanation ofRecipe = Networks.explain(built(name), images, call);

        TensorAssertions.assertClose("scores", ofRecipe.scores(), ofFile.scores(), TOLERANCE);
        TensorAssertions.assertClose("saliency", Networks.saliency(ofRecipe), Networks.saliency(ofFile), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onnx/mini_densenet",
                "onnx/mini_efficientnet",
                "onnx/mini_mobilenet_v2",
                "onnx/mini_mobilenet_v3",
                "onnx/mini_vit"
            })
    void scoresAndGradientsArePyTorchs(String name) throws IOException {
        Tensors expected = Shared.tensors(name + ".safetensors");
        Explanation explanation = Networks.explain(built(name), images(name), Call.ofClasses(targets(name)));

        TensorAssertions.assertClose("output", explanation.scores(), expected.get("output"), TOLERANCE);
        TensorAssertions.assertClose(
                "input_gradient", Networks.saliency(explanation), expected.get("input_gradient"), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden/vit/vit_small_a_op13", "golden/vit/vit_small_a_op17"})
    void scoresOfTheTransformerArePyTorchs(String name) throws IOException {
        Explanation explanation = Networks.explain(built(name), images(name), Call.ofClasses(targets(name)));

        TensorAssertions.assertClose(
                "output", explanation.scores(), transformer().get("output"), TOLERANCE);
    }

    /** The network by its recipe. */
    private static Model built(String name) {
        return Networks.byRecipe(name, Shared.path(name + ".onnx"));
    }

    private static Graph exported(String name) {
        return OnnxReader.read(Shared.path(name + ".onnx"));
    }

    /** The two images that the reference explains. */
    private Tensor images(String name) throws IOException {
        if (name.startsWith("golden/families/")) {
            return Npy.read(Shared.path(family(name) + ".npy"));
        }
        return (name.startsWith("onnx/") ? Shared.tensors(name + ".safetensors") : transformer()).get("input");
    }

    private List<Integer> targets(String name) throws IOException {
        if (name.startsWith("golden/families/")) {
            String text = Files.readString(Shared.path(family(name) + ".targets"));
            return Stream.of(text.strip().split(",", -1)).map(Integer::valueOf).toList();
        }
        Tensors expected = name.startsWith("onnx/") ? Shared.tensors(name + ".safetensors") : transformer();
        return Arrays.stream(expected.get("targets").longs())
                .mapToObj(Math::toIntExact)
                .toList();
    }

    private Tensors transformer() throws IOException {
        return Npz.read(Shared.path("golden/vit/vit_small_a.npz"), Files.createTempDirectory(folder, "arrays"));
    }

    /** What the data of several exports of a network are called. */
    private static String family(String name) {
        return name.replaceFirst("_(op17|unf)$", "");
    }
}
