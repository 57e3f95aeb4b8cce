package org.vizsla.models.picture;

import java.util.List;

/** Normalizations that most networks were trained with. */
public enum NormalizationPreset {
    /** ImageNet's mean and standard deviation, of values in 0 to 1: torchvision, timm. */
    IMAGENET(new Normalization(Preprocessing.IMAGENET_MEAN, Preprocessing.IMAGENET_STANDARD_DEVIATION)),

    /** 0 to 1. */
    UNIT(new Normalization(List.of(0f), List.of(1f))),

    /** -1 to 1: many networks of TensorFlow and Keras. */
    TF(new Normalization(List.of(0.5f), List.of(0.5f))),

    /** Blue first, 0 to 255, minus ImageNet's means: Caffe, Keras's VGG and ResNet. */
    CAFFE(new Normalization(255, List.of(103.939f, 116.779f, 123.68f), List.of(1f, 1f, 1f), true)),

    /** 0 to 255. */
    RAW(new Normalization(255, List.of(0f), List.of(1f), false));

    private final Normalization normalization;

    NormalizationPreset(Normalization normalization) {
        this.normalization = normalization;
    }

    /** With one value for all channels, or three. */
    public Normalization normalization() {
        return normalization;
    }
}
