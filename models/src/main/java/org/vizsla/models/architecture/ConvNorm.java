package org.vizsla.models.architecture;

/**
 * A convolution without bias, its batch normalization, and an activation: members 0, 1 and 2 of a sequence, torchvision's {@code
 * Conv2dNormActivation}.
 *
 * @param epsilon of the batch normalization
 */
record ConvNorm(float epsilon, Activation activation) {
    ConvNorm(Activation activation) {
        this(NetworkBuilder.EPSILON, activation);
    }

    Features add(NetworkBuilder net, String module, Features x, Convolution convolution) {
        return activation.add(net, module + ".2", linear(net, module, x, convolution));
    }

    /** The same without the activation. */
    Features linear(NetworkBuilder net, String module, Features x, Convolution convolution) {
        Features y = net.conv(module + ".0", x, convolution.withoutBias());
        return net.batchNorm(module + ".1", y, epsilon);
    }
}
