package org.vizsla.models.preprocessing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.vizsla.models.picture.Interpolation;

/** What Hugging Face's image processors do where their configuration does not say it; the names are those of their classes, without {@code ImageProcessor}. */
enum KnownProcessor {
    BEIT("Beit", Size.SQUARE, Interpolation.BICUBIC),
    BIT("Bit", Size.SHORTER, Interpolation.BICUBIC),
    BLIP("Blip", Size.SQUARE, Interpolation.BICUBIC),
    CHINESE_CLIP("ChineseCLIP", Size.SHORTER, Interpolation.BICUBIC),
    CLIP("CLIP", Size.SHORTER, Interpolation.BICUBIC),
    CONVNEXT("ConvNext", Size.CUT_BELOW_384, Interpolation.BILINEAR),
    DEIT("DeiT", Size.SQUARE, Interpolation.BICUBIC),
    DINO_V3("DINOv3ViT", Size.SQUARE, Interpolation.BILINEAR),
    EFFICIENTFORMER("EfficientFormer", Size.SQUARE, Interpolation.BICUBIC),
    EFFICIENTNET("EfficientNet", Size.SQUARE, Interpolation.NEAREST),
    LEVIT("Levit", Size.ENLARGED, Interpolation.BICUBIC),
    MOBILENET_V1("MobileNetV1", Size.SHORTER, Interpolation.BILINEAR),
    MOBILENET_V2("MobileNetV2", Size.SHORTER, Interpolation.BILINEAR),
    MOBILEVIT("MobileViT", Size.SHORTER, Interpolation.BILINEAR),
    PERCEIVER("Perceiver", Size.CUT_FIRST, Interpolation.BICUBIC),
    POOLFORMER("PoolFormer", Size.ENLARGED, Interpolation.BICUBIC),
    PVT("Pvt", Size.SQUARE, Interpolation.BILINEAR),
    SEGFORMER("Segformer", Size.SQUARE, Interpolation.BILINEAR),
    SIGLIP("Siglip", Size.SQUARE, Interpolation.BICUBIC),
    VIT("ViT", Size.SQUARE, Interpolation.BILINEAR),
    VIT_HYBRID("ViTHybrid", Size.SHORTER, Interpolation.BICUBIC);

    /** What a processor's {@code size} is. */
    enum Size {
        /** Both sides. */
        SQUARE,

        /** The shorter side. */
        SHORTER,

        /** The size of the centre: the shorter side is larger by {@code crop_pct}. From 384 on, it is both sides, and nothing is cut. */
        CUT_BELOW_384,

        /** The shorter side is larger, by {@code crop_pct}, or else 256/224; the centre has a size of its own. */
        ENLARGED,

        /** The picture is cut before it is resized, which is not followed. */
        CUT_FIRST
    }

    private final String type;
    private final Size size;
    private final Interpolation interpolation;

    KnownProcessor(String type, Size size, Interpolation interpolation) {
        this.type = type;
        this.size = size;
        this.interpolation = interpolation;
    }

    /** The one that a configuration names. */
    static Optional<KnownProcessor> of(Map<?, ?> configuration) {
        Object named = configuration.containsKey("image_processor_type")
                ? configuration.get("image_processor_type")
                : configuration.get("feature_extractor_type");
        String name = String.valueOf(named).replaceFirst("(ImageProcessor|FeatureExtractor)\\w*$", "");
        return Arrays.stream(values()).filter(each -> each.type.equals(name)).findFirst();
    }

    Size size() {
        return size;
    }

    Interpolation interpolation() {
        return interpolation;
    }
}
