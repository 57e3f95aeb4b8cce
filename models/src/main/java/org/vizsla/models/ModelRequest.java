package org.vizsla.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.input.SizeChoice;

/**
 * Which network to load.
 *
 * @param model a name of the catalogue, or the path of a file: {@code .onnx}, or weights in {@code .pth}, {@code .pt} or {@code .safetensors}
 * @param architecture the architecture that a file of weights belongs to; null to tell by the weights
 * @param weights a file to take instead of a download; null for none
 * @param labels a file of class names; null for ImageNet's, or numbers where the network has another number of classes
 * @param keepSoftmax whether a final softmax or sigmoid stays, so that explanations are of the probability
 * @param output which output is explained, and what its scores mean
 * @param size of images, if an ONNX file leaves it open
 * @param untrusted whether an ONNX file may be made to do harm, so that it is tried in a process of its own first
 */
public record ModelRequest(
        String model,
        @Nullable String architecture,
        @Nullable Path weights,
        @Nullable Path labels,
        boolean keepSoftmax,
        OutputChoice output,
        SizeChoice size,
        boolean untrusted) {
    /** For a file that is trusted. */
    public ModelRequest(
            String model,
            @Nullable String architecture,
            @Nullable Path weights,
            @Nullable Path labels,
            boolean keepSoftmax,
            OutputChoice output,
            SizeChoice size) {
        this(model, architecture, weights, labels, keepSoftmax, output, size, false);
    }

    /** For the output and the size that the network suggests. */
    public ModelRequest(
            String model,
            @Nullable String architecture,
            @Nullable Path weights,
            @Nullable Path labels,
            boolean keepSoftmax) {
        this(model, architecture, weights, labels, keepSoftmax, OutputChoice.DEFAULT, SizeChoice.DEFAULT);
    }

    /** The network of this name or file, with default settings. */
    public static ModelRequest of(String model) {
        return new ModelRequest(model, null, null, null, false);
    }

    /** The same network at another size of images. */
    public ModelRequest withSize(SizeChoice other) {
        return new ModelRequest(model, architecture, weights, labels, keepSoftmax, output, other, untrusted);
    }

    /** The same for another output, or another meaning of it. */
    public ModelRequest withOutput(OutputChoice other) {
        return new ModelRequest(model, architecture, weights, labels, keepSoftmax, other, size, untrusted);
    }

    /** The same for a file of a stranger. */
    public ModelRequest asUntrusted() {
        return new ModelRequest(model, architecture, weights, labels, keepSoftmax, output, size, true);
    }
}
