package org.vizsla.models.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.picture.Fit;

class FoundFitTest {
    @TempDir
    Path folder;

    private Optional<FoundFit> found(String file, String json) throws IOException {
        Files.writeString(folder.resolve(file), json.replace('\'', '"'));
        return ConfigurationFiles.beside(folder.resolve("net.onnx")).fit();
    }

    /** Beginnings of configurations as they are published, of the network named, and what its processor does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "vit-base; {'feature_extractor_type': 'ViTFeatureExtractor', 'resample': 2, 'size': 224}; stretched to 224 x 224, bilinear",
                "swin-tiny; {'feature_extractor_type': 'ViTFeatureExtractor', 'resample': 3, 'size': 224}; stretched to 224 x 224, bicubic",
                "vit-small; {'image_processor_type': 'ViTImageProcessorFast', 'size': {'height': 224, 'width': 224}}; stretched to 224 x 224, bilinear",
                "deit-base; {'crop_size': 224, 'do_center_crop': true, 'feature_extractor_type': 'DeiTFeatureExtractor', 'resample': 3, 'size': 256}; stretched to 256 x 256, centre 224 x 224, bicubic",
                "dinov2; {'crop_size': {'height': 224, 'width': 224}, 'do_center_crop': true, 'image_processor_type': 'BitImageProcessor', 'resample': 3, 'size': {'shortest_edge': 256}}; shorter side to 256, centre 224 x 224, bicubic",
                "clip; {'crop_size': 224, 'do_center_crop': true, 'feature_extractor_type': 'CLIPFeatureExtractor', 'size': 224}; shorter side to 224, centre 224 x 224, bicubic",
                "resnet-50; {'crop_pct': 0.875, 'feature_extractor_type': 'ConvNextFeatureExtractor', 'resample': 3, 'size': 224}; shorter side to 256, centre 224 x 224, bicubic",
                "convnext; {'crop_pct': 0.95, 'image_processor_type': 'ConvNextImageProcessor', 'resample': 3, 'size': {'shortest_edge': 224}}; shorter side to 235, centre 224 x 224, bicubic",
                "convnext-384; {'crop_pct': 0.95, 'image_processor_type': 'ConvNextImageProcessor', 'resample': 3, 'size': {'shortest_edge': 384}}; stretched to 384 x 384, bicubic",
                "levit; {'crop_size': 224, 'do_center_crop': true, 'feature_extractor_type': 'LevitFeatureExtractor', 'resample': 3, 'size': 224}; shorter side to 256, centre 224 x 224, bicubic",
                "poolformer; {'crop_pct': 0.9, 'crop_size': {'height': 224, 'width': 224}, 'image_processor_type': 'PoolFormerImageProcessor', 'resample': 3, 'size': {'shortest_edge': 224}}; shorter side to 248, centre 224 x 224, bicubic",
                "mobilenet_v2; {'crop_size': {'height': 224, 'width': 224}, 'do_center_crop': true, 'image_processor_type': 'MobileNetV2ImageProcessor', 'resample': 2, 'size': {'shortest_edge': 256}}; shorter side to 256, centre 224 x 224, bilinear",
                "efficientnet; {'crop_size': {'height': 289, 'width': 289}, 'do_center_crop': false, 'image_processor_type': 'EfficientNetImageProcessor', 'resample': 0, 'size': {'height': 224, 'width': 224}}; stretched to 224 x 224, nearest",
                "vit-new; {'crop_size': {'height': 9, 'width': 9}, 'do_center_crop': null, 'image_processor_type': 'ViTImageProcessorFast', 'resample': 3, 'size': {'height': 224, 'width': 224}}; stretched to 224 x 224, bicubic",
                "any; {'size': {'height': 48, 'width': 192}, 'resample': 1}; stretched to 48 x 192, lanczos"
            })
    void processorsOfHuggingFaceAreFollowed(String network, String json, String expected) throws IOException {
        FoundFit found = found("preprocessor_config.json", json).orElseThrow();
        ImageSize size = found.size().orElseThrow();
        assertThat(found.way().apply(size).describe(size.height(), size.width()))
                .as(network)
                .isEqualTo(expected);
        assertThat(found.way().apply(size).rounding()).isEqualTo(Fit.Rounding.DOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "{'pretrained_cfg': {'input_size': [3, 224, 224], 'interpolation': 'bicubic', 'crop_pct': 0.9, 'crop_mode': 'center'}}; shorter side to 248, centre 224 x 224, bicubic",
                "{'pretrained_cfg': {'input_size': [3, 224, 224]}}; shorter side to 256, centre 224 x 224, bicubic",
                "{'pretrained_cfg': {'input_size': [3, 384, 384], 'interpolation': 'bilinear', 'crop_pct': 1.0, 'crop_mode': 'squash'}}; stretched to 384 x 384, bilinear"
            })
    void timmIsFollowed(String json, String expected) throws IOException {
        FoundFit found = found("config.json", json).orElseThrow();
        ImageSize size = found.size().orElseThrow();
        assertThat(found.way().apply(size).describe(size.height(), size.width()))
                .isEqualTo(expected);
        assertThat(found.way().apply(size).rounding()).isEqualTo(Fit.Rounding.EVEN);
    }

    @Test
    void networksOfOtherSizesAreFittedInProportion() throws IOException {
        FoundFit timm = found(
                        "config.json",
                        "{'pretrained_cfg': {'input_size': [3, 224, 224], 'crop_pct': 0.9, 'test_input_size': [3, 288, 288],"
                                + " 'test_crop_pct': 1.0}}")
                .orElseThrow();
        assertThat(timm.way().apply(new ImageSize(320, 320)).frame()).hasValue(new ImageSize(355, 355));
        assertThat(timm.way().apply(new ImageSize(288, 288)).frame()).hasValue(new ImageSize(288, 288));
        FoundFit processor = found(
                        "preprocessor_config.json", "{'size': {'shortest_edge': 256}, 'crop_size': 224, 'resample': 3}")
                .orElseThrow();
        assertThat(processor.way().apply(new ImageSize(448, 448)).frame()).hasValue(new ImageSize(512, 512));
        assertThat(processor.sentence(new ImageSize(448, 448)))
                .isEqualTo(
                        "images are resized as preprocessor_config.json says (size, crop_size, resample): shorter side"
                                + " to 512, centre 448 x 448, bicubic");
    }

    @Test
    void whatIsNotFollowedIsReported() throws IOException {
        FoundFit border = found(
                        "config.json", "{'pretrained_cfg': {'input_size': [3, 224, 224], 'crop_mode': 'border'}}")
                .orElseThrow();
        assertThat(border.size()).isEmpty();
        assertThat(border.sentence(new ImageSize(224, 224)))
                .isEqualTo(
                        "config.json says how images are resized (crop_mode border), but that is not followed: they are"
                                + " stretched to 224 x 224, bilinear");
        assertThat(found("preprocessor_config.json", "{'size': {'shortest_edge': 800, 'longest_edge': 1333}}")
                        .orElseThrow()
                        .size())
                .isEmpty();
        assertThat(found("preprocessor_config.json", "{'size': {'height': -3, 'width': 1e9}}")
                        .orElseThrow()
                        .size())
                .isEmpty();
    }

    @Test
    void whatIsNotToldIsNotFound() throws IOException {
        assertThat(found("config.json", "{'image_size': 224, 'model_type': 'vit'}"))
                .isEmpty();
        assertThat(found("config.json", "{'size': 'large', 'input_size': [3, 224, 224]}"))
                .isEmpty();
        assertThat(found("preprocessor_config.json", "{'do_resize': false, 'size': 224}"))
                .isEmpty();
    }

    @Test
    void metadataOfUltralyticsAreFollowed() {
        PreprocessingDetection found = PreprocessingDetection.of(
                Map.of("author", "Ultralytics", "task", "classify", "imgsz", "[64, 64]"), folder.resolve("net.onnx"));
        assertThat(found.size()).hasValue(new SizeChoice.Told(new ImageSize(64, 64), "its metadata say"));
    }
}
