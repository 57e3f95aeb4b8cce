package org.vizsla.models.architecture;

import java.util.List;

/**
 * ResNet: four stages of residual blocks. With groups in the 3 × 3 convolutions it is ResNeXt, with more channels in them Wide ResNet. As in
 * torchvision, a bottleneck has its stride in the 3 × 3 convolution. Weights of a ResNet may be narrower or wider; the other two have fixed widths.
 *
 * <p>The ReLU that ends a block has the block's name, {@code layer1.0}, since it yields the block's output. torchvision's module
 * {@code layer1.0.relu} is one module applied several times, so no value can have its name: the inner ReLUs are {@code layer1.0.relu_0} and, in a
 * bottleneck, {@code layer1.0.relu_1}. The sum is {@code layer1.0.add}.
 *
 * @param bottleneck whether blocks are 1 × 1, 3 × 3, 1 × 1 convolutions with a fourfold output, or two of 3 × 3
 * @param blocks how many each stage has
 * @param groups of the 3 × 3 convolution in a bottleneck
 * @param width channels of each group in the first stage; 64 of one group in a ResNet
 */
record ResNet(boolean bottleneck, List<Integer> blocks, int groups, int width) implements Recipe {
    private static final Family RESNET =
            new Family("ResNet", "He, Zhang, Ren, Sun, 2015: Deep Residual Learning for Image Recognition");
    private static final Family RESNEXT = new Family(
            "ResNeXt",
            "Xie, Girshick, Dollár, Tu, He, 2016: Aggregated Residual Transformations for Deep Neural Networks");
    private static final Family WIDE_RESNET =
            new Family("Wide ResNet", "Zagoruyko, Komodakis, 2016: Wide Residual Networks");

    private static final List<Integer> OF_50 = List.of(3, 4, 6, 3);
    private static final List<Integer> OF_101 = List.of(3, 4, 23, 3);
    private static final int WIDTH = 64;
    private static final int EXPANSION = 4;

    ResNet(boolean bottleneck, List<Integer> blocks) {
        this(bottleneck, blocks, 1, WIDTH);
    }

    static List<Architecture> members() {
        return List.of(
                RESNET.member("resnet18", new ResNet(false, List.of(2, 2, 2, 2))),
                RESNET.member("resnet34", new ResNet(false, OF_50)),
                RESNET.member("resnet50", new ResNet(true, OF_50)),
                RESNET.member("resnet101", new ResNet(true, OF_101)),
                RESNET.member("resnet152", new ResNet(true, List.of(3, 8, 36, 3))),
                RESNEXT.member("resnext50_32x4d", new ResNet(true, OF_50, 32, 4)),
                RESNEXT.member("resnext101_32x8d", new ResNet(true, OF_101, 32, 8)),
                RESNEXT.member("resnext101_64x4d", new ResNet(true, OF_101, 64, 4)),
                WIDE_RESNET.member("wide_resnet50_2", new ResNet(true, OF_50, 1, 2 * WIDTH)),
                WIDE_RESNET.member("wide_resnet101_2", new ResNet(true, OF_101, 1, 2 * WIDTH)));
    }

    @Override
    public boolean fixesWidths() {
        return groups != 1 || width != WIDTH;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = net.conv(
                "conv1", input, new Convolution(64, Window.of(7).stride(2).padding(3)).withoutBias());
        x = net.batchNorm("bn1", x);
        x = net.relu("relu", x);
        x = net.maxPool("maxpool", x, Window.of(3).stride(2).padding(1));
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                boolean downsample = i == 0 && (stage > 0 || bottleneck);
                x = block(net, "layer" + (stage + 1) + "." + i, x, 64 << stage, stride, downsample);
            }
        }
        x = net.globalAveragePool("avgpool", x);
        x = net.flatten("flatten", x);
        net.classify("fc", x);
    }

    private Features block(NetworkBuilder net, String name, Features x, long channels, int stride, boolean downsample) {
        long standard = bottleneck ? channels * EXPANSION : channels;
        long outputs = downsample ? standard : x.channels();
        Convolution last = bottleneck ? pointwise(outputs) : threeByThree(outputs, 1);
        last = downsample ? last : last.exactly();
        Features y;
        if (bottleneck) {
            long inner = channels * width / WIDTH * groups;
            y = net.conv(name + ".conv1", x, pointwise(inner));
            y = net.relu(name + ".relu_0", net.batchNorm(name + ".bn1", y));
            y = net.conv(name + ".conv2", y, threeByThree(inner, stride).groups(groups));
            y = net.relu(name + ".relu_1", net.batchNorm(name + ".bn2", y));
            y = net.batchNorm(name + ".bn3", net.conv(name + ".conv3", y, last));
        } else {
            y = net.conv(name + ".conv1", x, threeByThree(channels, stride));
            y = net.relu(name + ".relu_0", net.batchNorm(name + ".bn1", y));
            y = net.batchNorm(name + ".bn2", net.conv(name + ".conv2", y, last));
        }
        Features shortcut = x;
        if (downsample) {
            Convolution projection = new Convolution(y.channels(), Window.of(1).stride(stride))
                    .withoutBias()
                    .exactly();
            shortcut = net.conv(name + ".downsample.0", x, projection);
            shortcut = net.batchNorm(name + ".downsample.1", shortcut);
        }
        return net.relu(name, net.sum(name + ".add", y, shortcut));
    }

    private static Convolution pointwise(long channels) {
        return new Convolution(channels, Window.of(1)).withoutBias();
    }

    private static Convolution threeByThree(long channels, int stride) {
        return new Convolution(channels, Window.of(3).stride(stride).padding(1)).withoutBias();
    }
}
