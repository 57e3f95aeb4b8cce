package org.vizsla.models.architecture;

import java.util.List;

/**
 * ShuffleNetV2: blocks that convolve one half of the channels, keep the other, and shuffle the two.
 *
 * <p>The halves of a block's input are {@code stage2.1.chunk_0} and {@code stage2.1.chunk_1}; what is put together is {@code stage2.1.concat}, and
 * shuffled {@code stage2.1}.
 *
 * @param channels of the three stages
 * @param last channels of the last convolution
 */
record ShuffleNetV2(List<Integer> channels, int last) implements Recipe {
    private static final Family FAMILY = new Family(
            "ShuffleNetV2",
            "Ma, Zhang, Zheng, Sun, 2018: ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design");

    private static final int FIRST = 24;
    private static final List<Integer> BLOCKS = List.of(4, 8, 4);

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("shufflenet_v2_x0_5", new ShuffleNetV2(List.of(48, 96, 192), 1024)),
                FAMILY.member("shufflenet_v2_x1_0", new ShuffleNetV2(List.of(116, 232, 464), 1024)),
                FAMILY.member("shufflenet_v2_x1_5", new ShuffleNetV2(List.of(176, 352, 704), 1024)),
                FAMILY.member("shufflenet_v2_x2_0", new ShuffleNetV2(List.of(244, 488, 976), 2048)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Window two = Window.of(3).stride(2).centred();
        ConvNorm layer = new ConvNorm(Activation.RELU);
        Features x = layer.add(net, "conv1", input, new Convolution(FIRST, two));
        x = net.maxPool("maxpool", x, two);
        for (int stage = 0; stage < BLOCKS.size(); stage++) {
            for (int i = 0; i < BLOCKS.get(stage); i++) {
                String module = "stage" + (stage + 2) + "." + i;
                long half = channels.get(stage) / 2;
                x = i == 0 ? down(net, module, x, half) : block(net, module, x, half);
            }
        }
        x = layer.add(net, "conv5", x, new Convolution(last, Window.of(1)));
        x = net.flatten("flatten", net.globalAveragePool("mean", x));
        net.classify("fc", x);
    }

    private static Features block(NetworkBuilder net, String module, Features x, long half) {
        Features kept = net.channels(module + ".chunk_0", x, 0, half);
        Features y = branch(net, module + ".branch2.", net.channels(module + ".chunk_1", x, half, 2 * half), half, 1);
        return shuffle(net, module, net.concat(module + ".concat", kept, y));
    }

    /** A block that halves height and width, with convolutions on both sides. */
    private static Features down(NetworkBuilder net, String module, Features x, long half) {
        String first = module + ".branch1.";
        Features a = each(net, first + 0, x, 2);
        a = pointwise(net, first + 2, net.batchNorm(first + 1, a), half);
        a = net.relu(first + 4, net.batchNorm(first + 3, a));
        Features b = branch(net, module + ".branch2.", x, half, 2);
        return shuffle(net, module, net.concat(module + ".concat", a, b));
    }

    private static Features branch(NetworkBuilder net, String sequence, Features x, long channels, int stride) {
        Features y = pointwise(net, sequence + 0, x, channels);
        y = net.relu(sequence + 2, net.batchNorm(sequence + 1, y));
        y = net.batchNorm(sequence + 4, each(net, sequence + 3, y, stride));
        y = pointwise(net, sequence + 5, y, channels);
        return net.relu(sequence + 7, net.batchNorm(sequence + 6, y));
    }

    private static Features pointwise(NetworkBuilder net, String module, Features x, long channels) {
        return net.conv(module, x, new Convolution(channels, Window.of(1)).withoutBias());
    }

    /** A convolution of each channel alone. */
    private static Features each(NetworkBuilder net, String module, Features x, int stride) {
        Window window = Window.of(3).stride(stride).centred();
        return net.conv(
                module,
                x,
                new Convolution(x.channels(), window).groups(x.channels()).withoutBias());
    }

    /** Puts channels of the first half and of the second by turns. */
    private static Features shuffle(NetworkBuilder net, String module, Features x) {
        long half = x.channels() / 2;
        Features y = net.reshape(module + ".halves", x, 2, half, x.height(), x.width());
        y = net.transpose(module + ".turns", y, 0, 2, 1, 3, 4);
        return net.reshape(module, y, x.channels(), x.height(), x.width());
    }
}
