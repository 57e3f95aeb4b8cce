package org.vizsla.models.architecture;

import java.util.List;

/**
 * The AlexNet of 2012, with two groups in {@code conv2}, {@code conv4} and {@code conv5}, and local response normalization after the ReLU of
 * {@code conv1} and {@code conv2}, before the pool. Source: Krizhevsky, Sutskever, Hinton, 2012, "ImageNet Classification with Deep Convolutional
 * Neural Networks".
 *
 * <p>Input: 227 × 227. The paper says 224, but only 227 gives the 55 × 55 positions of its first layer (kernel 11, stride 4, no padding); Caffe's
 * model takes 227 too.
 *
 * <p>Normalization: the paper has {@code (k + alpha s)^beta} with {@code k} 2, {@code alpha} 1e-4, {@code beta} 0.75 and {@code s} a sum over 5
 * channels. ONNX, Caffe and PyTorch divide alpha by the 5, so {@link #PAPER} says 5e-4. The published weights were trained with Caffe, with its
 * default {@code k} of 1, and with 1e-4 divided by 5: {@link #CAFFE}. The constants change what the weights mean; hence two architectures that differ
 * in nothing else. Caffe's weights also expect images as Caffe feeds them: blue, green, red, from 0 to 255, minus the mean.
 */
final class OriginalAlexNet implements Recipe {
    private static final Family FAMILY = new Family(
            "AlexNet",
            "Krizhevsky, Sutskever, Hinton, 2012: ImageNet Classification with Deep Convolutional Neural Networks");

    static final LocalResponseNorm PAPER = new LocalResponseNorm(5, 5e-4f, 0.75f, 2);
    static final LocalResponseNorm CAFFE = new LocalResponseNorm(5, 1e-4f, 0.75f, 1);

    private static final Window POOL = Window.of(3).stride(2);
    private static final int GROUPS = 2;
    private static final int SIZE = 227;

    private final LocalResponseNorm norm;

    OriginalAlexNet(LocalResponseNorm norm) {
        this.norm = norm;
    }

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("alexnet_caffe", SIZE, new OriginalAlexNet(CAFFE)),
                FAMILY.member("alexnet_original", SIZE, new OriginalAlexNet(PAPER)));
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        net.channelsInMultiplesOf(GROUPS);
        Features x = net.conv("conv1", input, new Convolution(96, Window.of(11).stride(4)));
        x = net.relu("relu1", x);
        x = net.localResponseNorm("norm1", x, norm);
        x = net.maxPool("pool1", x, POOL);
        x = net.conv("conv2", x, new Convolution(256, Window.of(5).padding(2)).groups(GROUPS));
        x = net.relu("relu2", x);
        x = net.localResponseNorm("norm2", x, norm);
        x = net.maxPool("pool2", x, POOL);
        x = net.conv("conv3", x, new Convolution(384, Window.of(3).padding(1)));
        x = net.relu("relu3", x);
        x = net.conv("conv4", x, new Convolution(384, Window.of(3).padding(1)).groups(GROUPS));
        x = net.relu("relu4", x);
        x = net.conv("conv5", x, new Convolution(256, Window.of(3).padding(1)).groups(GROUPS));
        x = net.relu("relu5", x);
        x = net.maxPool("pool5", x, POOL);
        net.requireSize("pool5", x, 6);
        x = net.flatten("flatten", x);
        x = net.linear("fc6", x, 4096);
        x = net.relu("relu6", x);
        x = net.linear("fc7", x, 4096);
        x = net.relu("relu7", x);
        net.classify("fc8", x);
    }
}
