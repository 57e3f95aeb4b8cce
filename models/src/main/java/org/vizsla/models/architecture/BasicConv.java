package org.vizsla.models.architecture;

/** The convolution of GoogLeNet and Inception: without bias, normalized, and rectified; the ReLU yields the value of the module. */
final class BasicConv {
    private static final float EPSILON = 1e-3f;

    private BasicConv() {}

    static Features add(NetworkBuilder net, String module, Features x, long channels, Window window) {
        Features y = net.conv(module + ".conv", x, new Convolution(channels, window).withoutBias());
        return net.relu(module, net.batchNorm(module + ".bn", y, EPSILON));
    }
}
