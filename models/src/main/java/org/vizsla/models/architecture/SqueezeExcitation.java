package org.vizsla.models.architecture;

/**
 * Squeeze and excitation: each channel is weighed by a gate that two 1 × 1 convolutions compute from the means of all channels. Source: Hu, Shen,
 * Sun, 2017, "Squeeze-and-Excitation Networks".
 *
 * @param activation between the two convolutions
 * @param gate after the second
 */
record SqueezeExcitation(Activation activation, Activation gate) {
    /** @param squeezed the channels between the two convolutions */
    Features add(NetworkBuilder net, String module, Features x, long squeezed) {
        Features s = net.globalAveragePool(module + ".avgpool", x);
        s = net.conv(module + ".fc1", s, new Convolution(squeezed, Window.of(1)));
        s = activation.add(net, module + ".activation", s);
        s = net.conv(module + ".fc2", s, new Convolution(x.channels(), Window.of(1)));
        s = gate.add(net, module + ".scale_activation", s);
        return net.product(module, x, s);
    }
}
