package org.vizsla.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;

/** The page {@code docs/torchvision.md}: what was measured of each network, in a table whose rows are lists of cells. */
final class TorchvisionPage {
    private static final List<String> HEAD =
            List.of("network", "parameters", "image", "weights", "gradient", "difference");

    private static final String INTRODUCTION = """
            # torchvision's networks
            All 80 networks with which torchvision 0.14 classifies images are built from descriptions of their layers. What shows that they are torchvision's:

            - Names and shapes of all parameters, in their order, and the published number of them: all 80 (`ParametersTest`).
            - Scores of PyTorch: 18 networks at full width (`TorchvisionNetworksTest`), 15 an eighth as wide (`SlimNetworksTest`), AlexNet (`FormulaAlexNetTest`) and SqueezeNet with its published weights (the reference suite). Slopes of PyTorch: the same 18 (`TorchvisionGradientTest`).
            - Scores and maps of narrow members that PyTorch exported: the second table.
            - Gradients: differences of the score confirm the gradient of each of the networks in the first table, as follows.

            ## Gradients
            Weights are from a formula (`FormulaWeights`). The score is the largest of the 1000, the direction is the gradient at a random half of the image's values, and the slope that the gradient promises there is the length of that half. Central differences are taken at five
            steps, which change the score by 0.02 % to 2 % of the deviation of all scores, and the mean of the two neighbours that agree best with each other counts (`MeasuredSlope`).

            - image: height x width, a small one where the architecture allows it; vision transformers have positions for 4 x 4 patches
            - weights: what matrices and kernels are multiplied by, where the gradient would else be out of the range
            - gradient: its length times the image's length, in deviations of the scores; from LEAST to MOST, so that it neither vanishes nor is made of rounding
            - difference: its distance from the promised slope, by that slope; at most LIMIT. Computed in single precision, so that the last digits vary between processors.

            This command measures all, which takes many minutes and gigabytes, and writes this page; `-Dvizsla.all=NAME,NAME` measures some:
            `mvn -pl explain -am test -Dtest=TorchvisionPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvizsla.all "-Dtest.jvm.arguments=-Xmx2g -XX:MaxDirectMemorySize=10g"`
            Without `-Dvizsla.all` it checks the page, and measures networks of at most SMALL parameters.

            """;

    private static final String MEMBERS = """

            ## Members that PyTorch exported
            The reference suite builds each from the description of its family, with its own widths and weights, and compares scores and gradients with those of the file and of PyTorch to 1e-4 (`RecipesOfMembersTest`), and the other maps of `golden/families` with those of the peers
            within the limits that the references name (`MapsOfFamiliesTest`). `_unf` are those whose batch normalizations are not merged into convolutions.

            | file | family | what it takes |
            | --- | --- | --- |
            | `golden/families/convnext`, `_op17`, `_unf` | ConvNeXt | three stages of 24, 48, 64 channels and 1, 2, 1 blocks |
            | `golden/families/efficientnet`, `_unf` | EfficientNet | four stages of 8, 16, 24, 40 channels |
            | `golden/families/mobilenet_v3`, `_unf` | MobileNetV3 | five blocks, 8 channels first, 128 units |
            | `golden/families/resnet_basic_unf` | ResNet | one block in each stage |
            | `golden/families/vit`, `_unf` | ViT | three layers of 48 channels, four heads |
            | `golden/vit/vit_small_a_op13`, `_op17` | ViT | three layers of 48 channels, four heads; names of another library; layer normalizations with an epsilon of 1e-5 |
            | `onnx/mini_densenet` | DenseNet | three blocks of two layers that add 8 channels |
            | `onnx/mini_efficientnet` | EfficientNet | three stages of 16, 24, 32 channels |
            | `onnx/mini_mobilenet_v2` | MobileNetV2 | a quarter as wide |
            | `onnx/mini_mobilenet_v3` | MobileNetV3 | four blocks, 64 units |
            | `onnx/mini_vit` | ViT | two layers of 32 channels, two heads; names of its own; layer normalizations with an epsilon of 1e-5 |

            These are no members, for their layers are others; they are compared with PyTorch as imported files only:

            | file | what differs |
            | --- | --- |
            | `golden/families/vgg_bn`, `_unf` | three stages of 1, 2, 1 convolutions where VGG has five; averaged down to 4 x 6 places, not to 7 x 7; two fully connected layers, not three |
            | `onnx/mini_vgg_bn` | four stages; averaged down to 4 x 4 places; two fully connected layers |
            | `onnx/mini_resnet` | a block that keeps its channels and size projects its shortcut, where ResNet passes it on; two stages |
            | `onnx/mini_caffe_alexnet` | local response normalization and groups, as in the paper, which torchvision's AlexNet has not; of the paper's layers, a convolution and a fully connected layer are missing |
            """;

    private TorchvisionPage() {}

    /** The architectures on the page, in its order. */
    static List<Architecture> architectures() {
        return Architectures.all().stream()
                .filter(architecture -> !architecture.name().startsWith("alexnet_"))
                .toList();
    }

    /** The cells of a network. */
    static List<String> row(MeasuredSlope measured) {
        Architecture architecture = measured.architecture();
        return List.of(
                architecture.name(),
                String.format(Locale.ROOT, "%,d", architecture.parameterCount(Architectures.CLASSES)),
                measured.size().toString(),
                measured.factor() == 1 ? "" : "x " + measured.factor(),
                String.format(Locale.ROOT, "%.3g", measured.strength()),
                String.format(Locale.ROOT, "%.0e", measured.error()));
    }

    /** The rows on a page. */
    static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(row -> row.size() == HEAD.size()
                        && !row.equals(HEAD)
                        && !row.get(0).equals("---"))
                .toList();
    }

    /** The page with these rows. */
    static String of(List<List<String>> rows) {
        String introduction = INTRODUCTION
                .replace("LEAST", String.valueOf(MeasuredSlope.LEAST_STRENGTH))
                .replace("MOST", String.valueOf((int) MeasuredSlope.MOST_STRENGTH))
                .replace("LIMIT", String.valueOf(MeasuredSlope.LARGEST_ERROR))
                .replace("SMALL", TorchvisionPageTest.SMALL / 1_000_000 + " million");
        return introduction
                + line(HEAD)
                + line(HEAD.stream().map(cell -> "---").toList())
                + rows.stream().map(TorchvisionPage::line).collect(Collectors.joining())
                + missing(rows)
                + MEMBERS;
    }

    private static String missing(List<List<String>> rows) {
        List<String> measured = rows.stream().map(row -> row.get(0)).toList();
        List<String> missing = architectures().stream()
                .map(Architecture::name)
                .filter(name -> !measured.contains(name))
                .toList();
        return missing.isEmpty() ? "" : "\nNot measured yet: " + String.join(", ", missing) + ".\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
