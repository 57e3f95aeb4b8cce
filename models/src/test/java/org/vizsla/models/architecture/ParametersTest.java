package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;

@Tag("once")
class ParametersTest {
    /**
     * Tensors, trained values, and the checksum of lines {@code name [sizes]} in order, of the {@code state_dict} of torchvision 0.14, without
     * {@code num_batches_tracked} and tables of positions that are computed. The trained values are the numbers that torchvision publishes, except for
     * {@code inception_v3}: it counts 27,161,264, with the 3,326,696 of the auxiliary classifier.
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
        "resnet152, 777, 60192808, 2277136255",
        "resnext50_32x4d, 267, 25028904, 2761536811",
        "resnext101_32x8d, 522, 88791336, 1324932801",
        "resnext101_64x4d, 522, 83455272, 4227411186",
        "wide_resnet50_2, 267, 68883240, 743142179",
        "wide_resnet101_2, 522, 126886696, 3121783291",
        "densenet121, 606, 7978856, 3582519355",
        "densenet161, 806, 28681000, 1310267162",
        "densenet169, 846, 14149480, 3390319415",
        "densenet201, 1006, 20013928, 832820243",
        "googlenet, 287, 6624904, 218074145",
        "inception_v3, 472, 23834568, 1802948314",
        "mnasnet0_5, 262, 2218512, 3554289383",
        "mnasnet0_75, 262, 3170208, 1885031504",
        "mnasnet1_0, 262, 4383312, 903077533",
        "mnasnet1_3, 262, 6282256, 2574831633",
        "mobilenet_v2, 262, 3504872, 2531662001",
        "mobilenet_v3_large, 266, 5483032, 1667553880",
        "mobilenet_v3_small, 210, 2542856, 2352130917",
        "shufflenet_v2_x0_5, 282, 1366792, 1146183245",
        "shufflenet_v2_x1_0, 282, 2278604, 1416464195",
        "shufflenet_v2_x1_5, 282, 3503624, 3127335020",
        "shufflenet_v2_x2_0, 282, 7393996, 198232314",
        "regnet_x_400mf, 357, 5495976, 759667651",
        "regnet_x_800mf, 267, 7259656, 1145106534",
        "regnet_x_1_6gf, 297, 9190136, 4105404587",
        "regnet_x_3_2gf, 402, 15296552, 3596033847",
        "regnet_x_8gf, 372, 39572648, 1284928323",
        "regnet_x_16gf, 357, 54278536, 2027094549",
        "regnet_x_32gf, 372, 107811560, 1738833994",
        "regnet_y_400mf, 331, 4344144, 1241535287",
        "regnet_y_800mf, 293, 6432512, 688623792",
        "regnet_y_1_6gf, 540, 11202430, 3424935089",
        "regnet_y_3_2gf, 426, 19436338, 1489772233",
        "regnet_y_8gf, 350, 39381472, 3146608310",
        "regnet_y_16gf, 369, 83590140, 1809234122",
        "regnet_y_32gf, 407, 145046770, 2446517255",
        "regnet_y_128gf, 540, 644812894, 2880126309",
        "efficientnet_b0, 311, 5288548, 611487311",
        "efficientnet_b1, 439, 7794184, 2639168685",
        "efficientnet_b2, 439, 9109994, 954265830",
        "efficientnet_b3, 496, 12233232, 2157454720",
        "efficientnet_b4, 610, 19341616, 3989832131",
        "efficientnet_b5, 738, 30389784, 4159581158",
        "efficientnet_b6, 852, 43040704, 2041027052",
        "efficientnet_b7, 1037, 66347960, 762250018",
        "efficientnet_v2_s, 672, 21458488, 3017163955",
        "efficientnet_v2_m, 963, 54139356, 3420239852",
        "efficientnet_v2_l, 1331, 118515272, 1332343515",
        "convnext_tiny, 182, 28589128, 3740390326",
        "convnext_small, 344, 50223688, 2216286317",
        "convnext_base, 344, 88591464, 3378105360",
        "convnext_large, 344, 197767336, 207146563",
        "vit_b_16, 152, 86567656, 4151485722",
        "vit_b_32, 152, 88224232, 1440696478",
        "vit_l_16, 296, 304326632, 3861907374",
        "vit_l_32, 296, 306535400, 3601127831",
        "vit_h_14, 392, 633470440, 3315522385",
        "swin_t, 173, 28288354, 4208513391",
        "swin_s, 329, 49606258, 1116110113",
        "swin_b, 329, 87768224, 3891584225",
        "swin_v2_t, 209, 28351570, 866483683",
        "swin_v2_s, 401, 49737442, 3792675515",
        "swin_v2_b, 401, 87930848, 1153642476",
        "maxvit_t, 526, 30919624, 1243374410",
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
        assertThat(Architectures.byName(name).parameterCount(1000)).isEqualTo(trained);
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
        Parameter last = parameters.get(parameters.size() - 1);

        assertThat(last.shape().size(0)).isEqualTo(7);
        if (last.name().endsWith(".bias")) {
            assertThat(last.shape()).isEqualTo(Shape.of(7));
            assertThat(parameters.get(parameters.size() - 2).shape().size(0)).isEqualTo(7);
        }
        assertThat(architecture.shapes(7).keySet())
                .containsExactlyElementsOf(
                        parameters.stream().map(Parameter::name).toList());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void itsSourceIsNamed(Architecture architecture) {
        assertThat(architecture.paper()).matches("[A-Z].+, \\d{4}: .+");
        assertThat(architecture.family()).matches("[A-Z][A-Za-z0-9 ]+");
        assertThat(architecture).hasToString(architecture.name());
    }

    @Test
    void aClassifierHasAClass() {
        assertThatThrownBy(() -> Architectures.byName("alexnet").parameters(0))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a classifier has at least one class, not 0");
    }
}
