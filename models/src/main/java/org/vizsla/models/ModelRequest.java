package org.vizsla.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.input.SizeChoice;

/**
 * Which network to load.
 *
 * @param model a name of the catalogue, or the path of a file: {@code .onnx}, or weights in {@code .pth}, {@code .pt} or {@code .safetensors}
 * @param architecture the architecture that a file of weights belongs to; null to recognize it by the weights
 * @param weights a file to use instead of a download; null for none
 * @param labels a file of class names; null for ImageNet's, or for numbers if the network has another number of classes
 * @param keepSoftmax whether a final softmax stays, so that explanations are of the probability
 * @param size at which it takes images, where it leaves that open
 */
public record ModelRequest(
        String model,
        @Nullable String architecture,
        @Nullable Path weights,
        @Nullable Path labels,
        boolean keepSoftmax,
        SizeChoice size) {
    /** The same at the size that the network has, or a usual one. */
    public ModelRequest(
            String model,
            @Nullable String architecture,
            @Nullable Path weights,
            @Nullable Path labels,
            boolean keepSoftmax) {
        this(model, architecture, weights, labels, keepSoftmax, SizeChoice.DEFAULT);
    }

    /** The network of this name or file, with default settings. */
    public static ModelRequest of(String model) {
        return new ModelRequest(model, null, null, null, false);
    }

    public ModelRequest withSize(SizeChoice other) {
        return new ModelRequest(model, architecture, weights, labels, keepSoftmax, other);
    }
}
