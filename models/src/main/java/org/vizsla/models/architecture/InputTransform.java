package org.vizsla.models.architecture;

import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * What networks that were trained on images from -1 to 1 do first, given images that are normalized as all others are: {@code x std / 0.5 + (mean -
 * 0.5) / 0.5}, with ImageNet's mean and standard deviation. torchvision calls it {@code transform_input} and switches it on with the published
 * weights.
 */
final class InputTransform {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] STANDARD_DEVIATION = {0.229, 0.224, 0.225};

    private InputTransform() {}

    static Features add(NetworkBuilder net, Features input) {
        float[] scales = new float[MEAN.length];
        float[] shifts = new float[MEAN.length];
        for (int i = 0; i < MEAN.length; i++) {
            scales[i] = (float) (STANDARD_DEVIATION[i] / 0.5);
            shifts[i] = (float) ((MEAN[i] - 0.5) / 0.5);
        }
        Shape perChannel = Shape.of(1, MEAN.length, 1, 1);
        String scale = net.constant("transform_input.scale", Tensor.ofFloats(perChannel, scales));
        String shift = net.constant("transform_input.shift", Tensor.ofFloats(perChannel, shifts));
        Features scaled = net.add("transform_input.scaled", net.op("Mul", input.value(), scale), input.shape());
        return net.add("transform_input", net.op("Add", scaled.value(), shift), input.shape());
    }
}
