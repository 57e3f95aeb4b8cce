package org.vizsla.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Small networks of many families with random weights, each with an input, its output, and the gradient of the output with respect to the input.
 *
 * <p>{@code NAME.safetensors} holds {@code input} (a batch of 2), {@code output} and {@code targets} (one class per entry). For the gradient of the
 * sum over the batch of each entry's target output with respect to the input, it holds {@code input_gradient_every_61st}, the elements 0, 61, 122 and
 * so on of the flat gradient, and {@code input_gradient_largest}, its largest magnitude. They were computed by PyTorch 1.13.
 */
public final class SmallNetworks {
    /** The names of all of them. */
    public static final List<String> NAMES = List.of(
            "mini_caffe_alexnet",
            "mini_densenet",
            "mini_efficientnet",
            "mini_mobilenet_v2",
            "mini_mobilenet_v3",
            "mini_resnet",
            "mini_vgg_bn",
            "mini_vit");

    private SmallNetworks() {}

    /** Writes a network to {@code FOLDER/NAME.onnx} and returns that file. */
    public static Path onnx(String name, Path folder) throws IOException {
        return extract(name + ".onnx", folder);
    }

    /** Writes a network's results to {@code FOLDER/NAME.safetensors} and returns that file. */
    public static Path results(String name, Path folder) throws IOException {
        return extract(name + ".safetensors", folder);
    }

    private static Path extract(String resource, Path folder) throws IOException {
        return Resources.copy("onnx/" + resource, folder.resolve(resource));
    }
}
