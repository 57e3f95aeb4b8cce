package org.vizsla.models.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;

class PreprocessingDetectionTest {
    private final GraphBuilder b = new GraphBuilder("net");

    @TempDir
    Path folder;

    private PreprocessingDetection.Detected detected(String value, Map<String, String> metadata) {
        b.output(b.op("Conv", value, b.constant("w", Tensor.ofFloats(Shape.of(1, 3, 1, 1), 1, 1, 1)))
                .value());
        Graph graph = b.build();
        Value input = graph.inputs().iterator().next();
        return PreprocessingDetection.of(metadata, folder.resolve("net.onnx"))
                .detected(graph, "x", InputForm.plain(input));
    }

    private String input() {
        return b.input("x", DataType.FLOAT32, Shape.of(-1, 3, 4, 5));
    }

    private String constant(float... perChannel) {
        return b.constant("c", Tensor.ofFloats(Shape.of(3, 1, 1), perChannel));
    }

    private static Normalization plain(float white, float mean, float deviation, boolean bgr) {
        return new Normalization(white, List.of(mean), List.of(deviation), bgr).of(3);
    }

    @Test
    void whatNobodyTellsIsAssumedAndReported() {
        PreprocessingDetection.Detected detected = detected(input(), Map.of());
        assertThat(detected.normalization()).isEmpty();
        assertThat(detected.assumptions().get(0).text())
                .isEqualTo("how images are normalized is not in the file: ImageNet's mean and standard deviation are"
                        + " assumed");
    }

    @Test
    void divisionBy255TakesLevels() {
        PreprocessingDetection.Detected detected =
                detected(b.op("Div", input(), b.scalar(255)).value(), Map.of());
        assertThat(detected.normalization()).hasValue(plain(255, 0, 1, false));
        assertThat(detected.assumptions().get(0).text())
                .isEqualTo("images are normalized as its own arithmetic tells: levels 0 to 255");
    }

    @Test
    void imageNetsMeanInsideTakesZeroToOne() {
        String centred = b.op("Sub", input(), constant(0.485f, 0.456f, 0.406f)).value();
        String value = b.op("Div", centred, constant(0.229f, 0.224f, 0.225f)).value();
        assertThat(detected(value, Map.of()).normalization()).hasValue(plain(1, 0, 1, false));
    }

    @Test
    void caffesMeansInsideTakeBlueFirst() {
        String value = b.op("Sub", input(), constant(104, 117, 123)).value();
        assertThat(detected(value, Map.of()).normalization()).hasValue(plain(255, 0, 1, true));
    }

    @Test
    void theConfigurationBesideIsRead() throws IOException {
        Files.writeString(
                folder.resolve("preprocessor_config.json"),
                "{\"do_normalize\": true, \"rescale_factor\": 0.00392156862745098, \"image_mean\": [0.5, 0.4, 0.3],"
                        + " \"image_std\": [0.2, 0.3, 0.4]}");
        PreprocessingDetection.Detected detected = detected(input(), Map.of());
        assertThat(detected.normalization())
                .hasValue(new Normalization(List.of(0.5f, 0.4f, 0.3f), List.of(0.2f, 0.3f, 0.4f)));
        assertThat(detected.assumptions().get(0).text())
                .isEqualTo("images are normalized as preprocessor_config.json says: 0 to 1, mean 0.5, 0.4, 0.3,"
                        + " standard deviation 0.2, 0.3, 0.4");
    }

    @Test
    void rescalingAloneIsZeroToOne() throws IOException {
        Files.writeString(
                folder.resolve("preprocessor_config.json"), "{\"do_normalize\": false, \"do_rescale\": true}");
        assertThat(detected(input(), Map.of()).normalization()).hasValue(plain(1, 0, 1, false));
    }

    @Test
    void timmsConfigurationIsRead() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"architecture\": \"vit\", \"pretrained_cfg\": {\"mean\": [0.5, 0.5, 0.5], \"std\": [0.5, 0.5, 0.5]}}");
        assertThat(detected(input(), Map.of()).normalization()).hasValue(plain(1, 0.5f, 0.5f, false));
    }

    @Test
    void otherFilesOfThatNameTellNothing() throws IOException {
        Files.writeString(folder.resolve("config.json"), "[1, 2");
        assertThat(detected(input(), Map.of()).normalization()).isEmpty();
    }

    /** {@code (level / 255 - mean) / deviation^2} of EfficientNet, whose second division is a second step of its processor. */
    @Test
    void stepsOfSingleProcessorsAreFollowed() throws IOException {
        Path file = folder.resolve("preprocessor_config.json");
        Files.writeString(
                file, "{\"image_mean\": [0.5, 0.4, 0.3], \"image_std\": [0.5, 0.25, 0.5], \"include_top\": true}");
        assertThat(normalization(Map.of()))
                .isEqualTo(new Normalization(List.of(0.5f, 0.4f, 0.3f), List.of(0.25f, 0.0625f, 0.25f)));
        Files.writeString(
                file,
                "{\"image_mean\": 0, \"image_std\": 1, \"rescale_offset\": true, \"rescale_factor\": 0.00784313725}");
        Normalization offset = normalization(Map.of());
        assertThat(List.of(offset.value(0, 0), offset.value(1, 255))).containsExactly(-1f, 1f);
        Files.writeString(
                file, "{\"do_flip_channel_order\": true, \"image_processor_type\": \"MobileViTImageProcessor\"}");
        assertThat(normalization(Map.of())).isEqualTo(plain(1, 0, 1, true));
    }

    private Normalization normalization(Map<String, String> metadata) {
        Value input = new Value("x", DataType.FLOAT32, Shape.of(-1, 3, 4, 5));
        return PreprocessingDetection.of(metadata, folder.resolve("net.onnx"))
                .detected(InputForm.plain(input))
                .normalization()
                .orElseThrow();
    }

    @Test
    void imagePropertiesOfTheStandardAreFollowed() {
        String range = "Image.NominalPixelRange";
        assertThat(normalization(Map.of(range, "Normalized_0_1"))).isEqualTo(plain(1, 0, 1, false));
        assertThat(normalization(Map.of(range, "Normalized_1_1"))).isEqualTo(plain(1, 0.5f, 0.5f, false));
        assertThat(normalization(Map.of("Image.BitmapPixelFormat", "Bgra8"))).isEqualTo(plain(255, 0, 1, true));
        assertThat(GraphMetadata.normalization(Map.of(range, "Normalized_0_1", "Image.ColorSpaceGamma", "Linear"))
                        .orElseThrow()
                        .source())
                .isEqualTo("its metadata say, although not in linear light");
        Normalization video = normalization(Map.of(range, "NominalRange_16_235"));
        assertThat(List.of(video.value(0, 0), video.value(0, 255))).containsExactly(16f, 235f);
    }

    @Test
    void whatExportersWriteIsFollowed() {
        assertThat(normalization(Map.of("author", "Ultralytics", "task", "classify")))
                .isEqualTo(plain(1, 0, 1, false));
        assertThat(normalization(
                        Map.of(OnnxMetadata.INPUT_DOC_STRING, "Image(s) in BGR format. It is a [N, C, H, W]-tensor.")))
                .isEqualTo(plain(255, 0, 1, true));
        PreprocessingDetection.Detected caffe = detected(input(), Map.of(OnnxMetadata.PRODUCER_NAME, "onnx-caffe2"));
        assertThat(caffe.normalization()).hasValue(NormalizationPreset.CAFFE.normalization());
        assertThat(caffe.assumptions().get(0).text())
                .isEqualTo(
                        "how images are normalized is not in the file: levels 0 to 255, blue first, mean 103.9, 116.8,"
                                + " 123.7 are assumed, as for most networks from Caffe");
    }

    /** Caffe's means as the running means of a batch normalization, as Core ML's converter writes them. */
    @Test
    void meansOfABatchNormalizationMayBeThoseOfLevels() {
        String one = b.constant("one", Tensor.ofFloats(Shape.of(3), 1, 1, 1));
        String zero = b.constant("zero", Tensor.ofFloats(Shape.of(3), 0, 0, 0));
        String mean = b.constant("mean", Tensor.ofFloats(Shape.of(3), 104, 117, 123));
        String value = b.op("BatchNormalization", input(), one, zero, mean, one).value();
        assertThat(detected(value, Map.of()).normalization()).hasValue(plain(255, 0, 1, true));
    }

    @Test
    void metadataComeFirst() {
        assertThat(detected(input(), Map.of("mean", "[0.1, 0.2, 0.3]", "std", "[1, 2, 3]"))
                        .normalization())
                .hasValue(new Normalization(List.of(0.1f, 0.2f, 0.3f), List.of(1f, 2f, 3f)));
        assertThat(GraphMetadata.normalization(Map.of(
                                "Image.BitmapPixelFormat", "Bgr8", "Image.NominalPixelRange", "NominalRange_0_255"))
                        .map(FoundNormalization::normalization))
                .hasValue(new Normalization(255, List.of(0f), List.of(1f), true));
    }

    @Test
    void namesInMetadataOrConfigurationAreRead() throws IOException {
        Path file = folder.resolve("net.onnx");
        assertThat(ToldLabels.of(Map.of("names", "{0: 'cat', 1: 'dog'}"), file, 2)
                        .orElseThrow()
                        .name(1))
                .isEqualTo("dog");
        assertThat(ToldLabels.of(Map.of("labels", "cat, dog"), file, 2)
                        .orElseThrow()
                        .name(0))
                .isEqualTo("cat");
        assertThat(ToldLabels.of(Map.of("labels", "cat, dog"), file, 3)).isEmpty();
        Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"owl\", \"1\": \"fox\"}}");
        assertThat(ToldLabels.of(Map.of(), file, 2).orElseThrow().name(1)).isEqualTo("fox");
    }
}
