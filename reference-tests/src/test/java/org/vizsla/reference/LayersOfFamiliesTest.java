package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.runtime.Session;

/** Layers of networks of many families, by the names of their modules, against what PyTorch's hooks see of each: the same value, or a refusal. */
class LayersOfFamiliesTest {
    @TempDir
    Path folder;

    /** What a hook sees of a module. */
    private record Seen(String module, String shape, double mean, double max) {
        static Seen parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Seen(fields[0], fields[2], Double.parseDouble(fields[3]), Double.parseDouble(fields[4]));
        }
    }

    private static List<Seen> seen(String family) {
        try {
            return Files.readAllLines(Shared.path("golden/families/" + family + ".layers.tsv")).stream()
                    .skip(1)
                    .map(Seen::parse)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Model model(String network) {
        return Networks.load(Shared.path("golden/families/" + network + ".onnx"), null, folder);
    }

    /** How many modules of each are found; all others are refused. */
    @ParameterizedTest
    @CsvSource({
        "convnext, convnext, 54, 4",
        "convnext_unf, convnext, 54, 4",
        "convnext_op17, convnext, 54, 4",
        "efficientnet, efficientnet, 75, 34",
        "efficientnet_unf, efficientnet, 107, 2",
        "mobilenet_v3, mobilenet_v3, 61, 33",
        "mobilenet_v3_unf, mobilenet_v3, 93, 1",
        "resnet_basic_unf, resnet_basic, 39, 4",
        "vgg_bn, vgg_bn, 13, 9",
        "vgg_bn_unf, vgg_bn, 21, 1",
        "vit, vit, 27, 10",
        "vit_unf, vit, 27, 10"
    })
    void aNameMeansTheModule(String network, String family, int right, int refused) {
        Model model = model(network);
        Layers layers = new Layers(model);
        Map<Seen, String> found = new LinkedHashMap<>();
        int without = 0;
        for (Seen seen : seen(family)) {
            try {
                found.put(seen, layers.named(seen.module()).value());
            } catch (VizslaException e) {
                assertThat(e.getMessage()).contains("layer '" + seen.module() + "'", model.name());
                without++;
            }
        }
        Tensors values = values(model, family, List.copyOf(found.values()));
        found.forEach((seen, value) -> assertIs(seen, values.get(value)));
        assertThat(List.of(found.size(), without)).containsExactly(right, refused);
    }

    private static Tensors values(Model model, String family, List<String> values) {
        Tensor pictures = Npy.read(Shared.path("golden/families/" + family + ".npy"));
        Graph graph = model.graph().toBuilder()
                .outputs(values.stream().distinct().toList())
                .buildPruned();
        return Session.runOnce(graph, Map.of(model.input(), pictures));
    }

    private static void assertIs(Seen seen, Tensor value) {
        String shape =
                Arrays.stream(value.shape().sizes()).mapToObj(Long::toString).collect(Collectors.joining("x"));
        double sum = 0;
        double max = 0;
        for (float x : value.floats()) {
            sum += Math.abs(x);
            max = Math.max(max, Math.abs(x));
        }
        assertThat(shape).as(seen.module()).isEqualTo(seen.shape());
        assertThat(sum / value.floats().length)
                .as("mean of " + seen.module())
                .isCloseTo(seen.mean(), Percentage.withPercentage(0.1));
        assertThat(max).as("maximum of " + seen.module()).isCloseTo(seen.max(), within(seen.max() * 1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "convnext",
        "convnext_op17",
        "efficientnet",
        "efficientnet_unf",
        "mobilenet_v3",
        "mobilenet_v3_unf",
        "resnet_basic_unf",
        "vgg_bn",
        "vgg_bn_unf",
        "vit"
    })
    void aValueIsFoundByItsName(String network) {
        Model model = model(network);
        Layers layers = new Layers(model);
        Shape pictures = Objects.requireNonNull(model.graph().shape(model.input()));
        for (Node node : model.graph().nodes()) {
            Value value =
                    Objects.requireNonNull(model.graph().value(node.outputs().get(0)));
            Shape shape = Objects.requireNonNull(value.shape());
            if (value.type() == DataType.FLOAT32 && shape.rank() >= 2 && shape.size(0) == pictures.size(0)) {
                assertThat(layers.named(layers.nameOf(value.name())).value()).isEqualTo(value.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "convnext, features.5",
        "efficientnet, features.5",
        "mobilenet_v3, features.6",
        "resnet_basic_unf, layer4.0",
        "vgg_bn, features.14",
        "vit, encoder.layers.encoder_layer_2.ln_1"
    })
    void namesTheAutomaticLayer(String network, String name) {
        assertThat(new Layers(model(network)).automatic().name()).isEqualTo(name);
    }
}
