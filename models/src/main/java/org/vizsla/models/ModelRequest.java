package org.vizsla.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.input.SizeChoice;

/**
 * Which network to load.
 *
 * @param model a name of the catalogue, or the path of a file: {@code .onnx}, or weights in {@code .pth}, {@code .pt} or {@code .safetensors}
 * @param architecture the architecture that a file of weights belongs to; null to tell by the weights
 * @param weights a file to take instead of a download; null for none
 * @param labels a file of class names; null for ImageNet's, or numbers where the network has another number of classes
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output the output of an ONNX file to explain; null for the first that can be scores of classes
 * @param size of images, if an ONNX file leaves it open
 */
public record ModelRequest(
        String model,
        @Nullable String architecture,
        @Nullable Path weights,
        @Nullable Path labels,
        boolean keepSoftmax,
        @Nullable String output,
        SizeChoice size) {

    /** For a network with one output. */
    public ModelRequest(
            String model,
            @Nullable String architecture,
            @Nullable Path weights,
            @Nullable Path labels,
            boolean keepSoftmax) {
        this(model, architecture, weights, labels, keepSoftmax, null, SizeChoice.DEFAULT);
    }

    /** The network of this name or file, with default settings. */
    public static ModelRequest of(String model) {
        return new ModelRequest(model, null, null, null, false);
    }

    /** The same network at another size of images. */
    public ModelRequest withSize(SizeChoice other) {
        return new ModelRequest(model, architecture, weights, labels, keepSoftmax, output, other);
    }
}
