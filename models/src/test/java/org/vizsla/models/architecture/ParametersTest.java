package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;

class ParametersTest {
    /**
     * Tensors, trained values, and the checksum of lines {@code name [sizes]} in order, of the {@code state_dict} of torchvision 0.14 without {@code num_batches_tracked}.
     */
    @ParameterizedTest
    @CsvSource({
        "alexnet, 16, 61100840, 153650251",
        "vgg11, 22, 132863336, 2136033290",
        "vgg11_bn, 54, 132868840, 2084069625",
        "vgg13, 26, 133047848, 2138176236",
        "vgg13_bn, 66, 133053736, 375083261",
        "vgg16, 32, 138357544, 2922755658",
        "vgg16_bn, 84, 138365992, 852906208",
        "vgg19, 38, 143667240, 3933996739",
        "vgg19_bn, 102, 143678248, 3862980381",
        "squeezenet1_0, 52, 1248424, 537389099",
        "squeezenet1_1, 52, 1235496, 3420832184",
        "resnet18, 102, 11689512, 2861528450",
        "resnet34, 182, 21797672, 2796602018",
        "resnet50, 267, 25557032, 4252631858",
        "resnet101, 522, 44549160, 1057611481",
    })
    void areTorchvisions(String name, int tensors, long trained, long sum) {
        List<Parameter> parameters = Architectures.byName(name).parameters(1000);
        StringBuilder lines = new StringBuilder();
        parameters.forEach(parameter -> lines.append(parameter.name())
                .append(' ')
                .append(parameter.shape())
                .append('\n'));
        CRC32 actual = new CRC32();
        actual.update(lines.toString().getBytes(StandardCharsets.US_ASCII));

        assertThat(parameters).hasSize(tensors);
        assertThat(trained(parameters)).isEqualTo(trained);
        assertThat(actual.getValue()).as(lines.toString()).isEqualTo(sum);
    }

    /** The 60,965,224 of the model that its authors published, in Caffe's names. */
    @ParameterizedTest
    @CsvSource({"alexnet_original", "alexnet_caffe"})
    void ofTheAlexNetOf2012(String name) {
        List<Parameter> parameters = Architectures.byName(name).parameters(1000);

        assertThat(trained(parameters)).isEqualTo(60_965_224);
        assertThat(parameters.stream().map(parameter -> parameter.name() + parameter.shape()))
                .containsExactly(
                        "conv1.weight[96, 3, 11, 11]",
                        "conv1.bias[96]",
                        "conv2.weight[256, 48, 5, 5]",
                        "conv2.bias[256]",
                        "conv3.weight[384, 256, 3, 3]",
                        "conv3.bias[384]",
                        "conv4.weight[384, 192, 3, 3]",
                        "conv4.bias[384]",
                        "conv5.weight[256, 192, 3, 3]",
                        "conv5.bias[256]",
                        "fc6.weight[4096, 9216]",
                        "fc6.bias[4096]",
                        "fc7.weight[4096, 4096]",
                        "fc7.bias[4096]",
                        "fc8.weight[1000, 4096]",
                        "fc8.bias[1000]");
    }

    @Test
    void ofTheMenageriesAlexNet() {
        List<Parameter> parameters = Architectures.byName("alexnet_menagerie").parameters(12);

        assertThat(trained(parameters))
                .isEqualTo(Architectures.byName("alexnet_menagerie").parameterCount(12))
                .isEqualTo(915_660);
        assertThat(parameters.stream().map(parameter -> parameter.name() + parameter.shape()))
                .containsExactly(
                        "features.0.weight[32, 3, 11, 11]",
                        "features.0.bias[32]",
                        "features.3.weight[64, 32, 5, 5]",
                        "features.3.bias[64]",
                        "features.6.weight[96, 64, 3, 3]",
                        "features.6.bias[96]",
                        "features.8.weight[96, 96, 3, 3]",
                        "features.8.bias[96]",
                        "features.10.weight[64, 96, 3, 3]",
                        "features.10.bias[64]",
                        "classifier.1.weight[256, 2304]",
                        "classifier.1.bias[256]",
                        "classifier.4.weight[256, 256]",
                        "classifier.4.bias[256]",
                        "classifier.6.weight[12, 256]",
                        "classifier.6.bias[12]");
    }

    private static long trained(List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> !parameter.name().contains(".running_"))
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
    }

    static List<Architecture> architectures() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theClassesAreTheLastLayersRows(Architecture architecture) {
        List<Parameter> parameters = architecture.parameters(7);

        assertThat(parameters.get(parameters.size() - 1).shape()).isEqualTo(Shape.of(7));
        assertThat(parameters.get(parameters.size() - 2).shape().size(0)).isEqualTo(7);
        assertThat(architecture.shapes(7).keySet())
                .containsExactlyElementsOf(
                        parameters.stream().map(Parameter::name).toList());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void itsSourceIsNamed(Architecture architecture) {
        assertThat(architecture.paper()).matches("[A-Z].+, \\d{4}: .+");
        assertThat(architecture.family()).isIn("AlexNet", "VGG", "SqueezeNet", "ResNet");
        assertThat(architecture).hasToString(architecture.name());
        assertThat(architecture.size()).isEqualTo(architecture.paper().contains(", 2012") ? 227 : 224);
    }

    @Test
    void aClassifierHasAClass() {
        assertThatThrownBy(() -> Architectures.byName("alexnet").parameters(0))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a classifier has at least one class, not 0");
    }
}
