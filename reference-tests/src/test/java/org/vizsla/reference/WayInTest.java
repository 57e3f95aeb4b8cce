package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.source.FileSource;

/** Networks that take images in other ways than float32 {@code [N, 3, H, W]} with ImageNet's normalization, and what is assumed about them. */
class WayInTest {
    @TempDir
    Path cache;

    private Model model(String file) {
        return Networks.load(ModelRequest.of(Shared.path(file).toString()), cache);
    }

    private static Tensor images(String file, Model model, Preprocessing preprocessing) {
        return new FileSource(Shared.path(file), false)
                .open()
                .images(model, preprocessing)
                .values();
    }

    private static Explanation explain(Model model, Tensor images, Preprocessing preprocessing, String... methods) {
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.skippingNotApplicable().withPreprocessing(preprocessing);
        try (Explainer explainer = Explainer.open(model, Methods.choose(List.of(methods), Map.of(), ""), settings)) {
            return explainer.explain(images, Call.DEFAULT);
        }
    }

    private static Preprocessing with(Model model, NormalizationPreset preset) {
        Preprocessing known = model.preprocessing();
        return new Preprocessing(
                known.height(),
                known.width(),
                known.fit(),
                preset.normalization().of(model.channels()));
    }

    @ParameterizedTest
    @CsvSource({
        "cases/gray_one_channel/xraynet.onnx, 1, 64, 64, assumed",
        "cases/multispectral13/land.onnx, 13, 50, 50, ''",
        "cases/multispectral13_nhwc/land_nhwc.onnx, 13, 50, 50, ''",
        "cases/uint8_input/uint8_nhwc.onnx, 3, 48, 48, levels 0 to 255",
        "cases/uint8_input/float255_nchw.onnx, 3, 48, 48, levels 0 to 255",
        "cases/norm_inside/in01.onnx, 3, 48, 48, tells: 0 to 1",
        "cases/dynamic_hw/fcn.onnx, 3, 224, 224, 224 x 224 is assumed",
        "cases/models/flat_784.onnx, 1, 28, 28, 'is taken as grey images, 28 x 28'",
        "cases/models/three_axes_28x28.onnx, 1, 28, 28, 'is taken as grey images, 28 x 28'",
        "cases/models/one_channel.onnx, 1, 16, 16, assumed",
        "cases/models/float64_input_cast.onnx, 3, 16, 16, assumed",
        "cases/models/uint8_input_cast.onnx, 3, 16, 16, is computed in float32",
        "cases/models/float16_output.onnx, 3, 16, 16, assumed",
        "zoo/tiny_cnn_16_grey_nhwc.onnx, 1, 16, 16, assumed",
        "zoo/lenet_32_grey.onnx, 1, 32, 32, assumed",
        "zoo/mnist_pytorch11.onnx, 1, 28, 28, assumed",
        "zoo/mnist_cntk_opset8.onnx, 1, 28, 28, assumed",
        "zoo/digits_pytorch26.onnx, 1, 28, 28, assumed",
        "zoo/cifar10_pytorch17.onnx, 3, 32, 32, assumed",
        "zoo/paddle_text_direction.onnx, 3, 224, 224, 224 x 224 is assumed",
    })
    void takesWhatTheirFirstConvolutionReads(String file, int channels, int height, int width, String assumption) {
        Model model = model(file);
        assertThat(model.channels()).isEqualTo(channels);
        assertThat(model.height()).isEqualTo(height);
        assertThat(model.width()).isEqualTo(width);
        assertThat(model.intake().assumptions().stream().map(Assumption::text).reduce("", String::concat))
                .contains(assumption);
    }

    @Test
    void greyImagesGiveTheirScores() {
        Model model = model("cases/gray_one_channel/xraynet.onnx");
        Preprocessing known = model.preprocessing();
        Preprocessing given =
                new Preprocessing(known.height(), known.width(), known.fit(), List.of(0.5f), List.of(0.25f));
        float[] scores = explain(model, images("cases/gray_one_channel/xray.png", model, given), given, "saliency")
                .scores()
                .floats();
        assertThat(scores[0]).isCloseTo(-0.3186f, within(1e-4f));
        assertThat(scores[1]).isCloseTo(-0.4058f, within(1e-4f));
        assertThat(images("cases/gray_one_channel/xray_hw.npy", model, given).floats())
                .isEqualTo(
                        images("cases/gray_one_channel/xray.npy", model, given).floats());
    }

    @Test
    void blueFirstLevelsGiveTheirScores() {
        Model model = model("cases/bgr_caffe/vgg_like_bgr.onnx");
        Preprocessing caffe = with(model, NormalizationPreset.CAFFE);
        float[] scores = explain(model, images("cases/bgr_caffe/p.png", model, caffe), caffe, "saliency")
                .scores()
                .floats();
        float[] expected = {1.307f, -2.930f, -0.360f, 0.609f, 1.074f};
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    /** Core ML's: levels, blue first, less Caffe's means inside; its description says so, and so would the means without it. */
    @Test
    void whatAConverterWritesAboutItsInputIsFollowed() {
        Model model = model("zoo/squeezenet_winml_zipmap.onnx");
        assertThat(model.preprocessing().normalization())
                .isEqualTo(new Normalization(255, List.of(0f), List.of(1f), true).of(3));
        assertThat(model.intake().assumptions().get(0).text())
                .isEqualTo("images are normalized as the description of its input says: levels 0 to 255, blue first");
    }

    @ParameterizedTest
    @CsvSource({"in01", "in255"})
    void boundsOfRelevanceFollowTheNormalizationInside(String name) {
        Model outside = model("cases/norm_inside/outside.onnx");
        Model inside = model("cases/norm_inside/" + name + ".onnx");
        String method = "lrp_epsilon_gamma_box";
        Explanation expected = explain(
                outside,
                images("cases/norm_inside/p.png", outside, outside.preprocessing()),
                outside.preprocessing(),
                method);
        Explanation actual = explain(
                inside,
                images("cases/norm_inside/p.png", inside, inside.preprocessing()),
                inside.preprocessing(),
                method);
        assertClose(name, actual.map(method), expected.map(method), 1e-4);
    }

    @Test
    void channelsLastGiveTheSameMapsAsChannelsFirst() {
        Model last = model("cases/multispectral13_nhwc/land_nhwc.onnx");
        Model first = model("cases/multispectral13_nhwc/land_nchw.onnx");
        Tensor turned = images("cases/multispectral13_nhwc/patch_nhwc.npy", last, last.preprocessing());
        Tensor plain = images("cases/multispectral13_nhwc/patch_nchw.npy", first, first.preprocessing());
        assertThat(turned.floats()).isEqualTo(plain.floats());
        Explanation actual = explain(last, turned, last.preprocessing(), "occlusion", "saliency");
        Explanation expected = explain(first, plain, first.preprocessing(), "occlusion", "saliency");
        assertClose("occlusion", actual.map("occlusion"), expected.map("occlusion"), 1e-5);
        assertClose("saliency", actual.map("saliency"), expected.map("saliency"), 1e-5);
    }

    @Test
    void oneMethodWithoutMeaningLeavesTheOthers() {
        Model model = model("cases/multispectral13/land.onnx");
        Tensor patch = images("cases/multispectral13/patch.npy", model, model.preprocessing());
        Explanation explanation =
                explain(model, patch, model.preprocessing(), "saliency", "lrp_epsilon_gamma_box", "grad_cam");
        assertThat(explanation.attributions()).containsOnlyKeys("saliency", "grad_cam");
        assertThat(explanation.notApplicable()).containsOnlyKeys("lrp_epsilon_gamma_box");
    }

    @Test
    void wholeNumbersHaveGradients() {
        Model whole = model("cases/uint8_input/uint8_nhwc.onnx");
        Model real = model("cases/uint8_input/float255_nchw.onnx");
        Tensor picture = images("cases/uint8_input/p.png", whole, whole.preprocessing());
        assertThat(images("cases/uint8_input/p_u8.npy", whole, whole.preprocessing())
                        .floats())
                .isEqualTo(picture.floats());
        assertClose(
                "saliency",
                explain(whole, picture, whole.preprocessing(), "saliency").map("saliency"),
                explain(real, picture, real.preprocessing(), "saliency").map("saliency"),
                1e-4);
    }

    @Test
    void arraysOfAnySizeAndSizesAskedFor() {
        String file = Shared.path("cases/dynamic_hw/fcn.onnx").toString();
        FileSource wide = new FileSource(Shared.path("cases/dynamic_hw/wide.npy"), false);
        SizeChoice own = new SizeChoice(Optional.empty(), form -> wide.open().size(form));
        Model model = Networks.load(ModelRequest.of(file).withSize(own), cache);
        assertThat(model.height()).isEqualTo(60);
        assertThat(model.width()).isEqualTo(96);
        Model asked = Networks.load(ModelRequest.of(file).withSize(SizeChoice.of(new ImageSize(40, 50))), cache);
        assertThat(asked.width()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "class_index.json, tiger_shark",
        "class_to_idx.json, tiger shark",
        "csv.csv, tiger shark",
        "numbered.txt, tiger shark",
        "1based.txt, tiger shark",
        "names.yaml, tiger shark",
        "plain.txt, tiger shark"
    })
    void namesOfClassesAreReadFromWhatPeopleHave(String file, String third) {
        assertThat(Labels.read(Shared.path("cases/label_files/" + file)).name(3))
                .isEqualTo(third);
    }
}
