package org.vizsla.models.architecture;

import static org.vizsla.models.architecture.Activation.HARD_SIGMOID;
import static org.vizsla.models.architecture.Activation.HARD_SWISH;
import static org.vizsla.models.architecture.Activation.RELU;

import java.util.List;

/**
 * MobileNetV3: inverted residual blocks, some with squeeze and excitation, found by a search for accuracy and speed on a phone.
 *
 * @param first channels of the first convolution
 * @param blocks from {@code features.1} on
 * @param units of the hidden layer of the classifier
 */
record MobileNetV3(int first, List<Block> blocks, int units) implements Recipe {
    private static final Family FAMILY =
            new Family("MobileNetV3", "Howard and others, 2019: Searching for MobileNetV3");

    private static final int FIRST = 16;

    private static final MobileNetV3 LARGE = new MobileNetV3(
            FIRST,
            List.of(
                    new Block(3, 16, 16, false, RELU, 1),
                    new Block(3, 64, 24, false, RELU, 2),
                    new Block(3, 72, 24, false, RELU, 1),
                    new Block(5, 72, 40, true, RELU, 2),
                    new Block(5, 120, 40, true, RELU, 1),
                    new Block(5, 120, 40, true, RELU, 1),
                    new Block(3, 240, 80, false, HARD_SWISH, 2),
                    new Block(3, 200, 80, false, HARD_SWISH, 1),
                    new Block(3, 184, 80, false, HARD_SWISH, 1),
                    new Block(3, 184, 80, false, HARD_SWISH, 1),
                    new Block(3, 480, 112, true, HARD_SWISH, 1),
                    new Block(3, 672, 112, true, HARD_SWISH, 1),
                    new Block(5, 672, 160, true, HARD_SWISH, 2),
                    new Block(5, 960, 160, true, HARD_SWISH, 1),
                    new Block(5, 960, 160, true, HARD_SWISH, 1)),
            1280);

    private static final MobileNetV3 SMALL = new MobileNetV3(
            FIRST,
            List.of(
                    new Block(3, 16, 16, true, RELU, 2),
                    new Block(3, 72, 24, false, RELU, 2),
                    new Block(3, 88, 24, false, RELU, 1),
                    new Block(5, 96, 40, true, HARD_SWISH, 2),
                    new Block(5, 240, 40, true, HARD_SWISH, 1),
                    new Block(5, 240, 40, true, HARD_SWISH, 1),
                    new Block(5, 120, 48, true, HARD_SWISH, 1),
                    new Block(5, 144, 48, true, HARD_SWISH, 1),
                    new Block(5, 288, 96, true, HARD_SWISH, 2),
                    new Block(5, 576, 96, true, HARD_SWISH, 1),
                    new Block(5, 576, 96, true, HARD_SWISH, 1)),
            1024);

    /** Of the batch normalizations. */
    static final float EPSILON = 1e-3f;

    private static final SqueezeExcitation GATE = new SqueezeExcitation(RELU, HARD_SIGMOID);

    /** @param wide the channels that are convolved each alone */
    record Block(int kernel, int wide, int channels, boolean gated, Activation activation, int stride) {}

    static List<Architecture> members() {
        return List.of(FAMILY.member("mobilenet_v3_large", LARGE), FAMILY.member("mobilenet_v3_small", SMALL));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        ConvNorm layer = new ConvNorm(EPSILON, HARD_SWISH);
        Window halving = Window.of(3).stride(2).centred();
        Features x = layer.add(net, "features.0", input, new Convolution(first, halving));
        for (int i = 0; i < blocks.size(); i++) {
            x = block(net, "features." + (i + 1), x, blocks.get(i));
        }
        Convolution last = new Convolution(6 * x.channels(), Window.of(1));
        x = layer.add(net, "features." + (blocks.size() + 1), x, last);
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        x = HARD_SWISH.add(net, "classifier.1", net.linear("classifier.0", x, units));
        net.classify("classifier.3", x);
    }

    private static Features block(NetworkBuilder net, String module, Features x, Block block) {
        String sequence = module + ".block.";
        ConvNorm layer = new ConvNorm(EPSILON, block.activation());
        int i = 0;
        Features y = x;
        if (block.wide() != x.channels()) {
            y = layer.add(net, sequence + i++, x, new Convolution(block.wide(), Window.of(1)));
        }
        Window window = Window.of(block.kernel()).stride(block.stride()).centred();
        y = layer.add(net, sequence + i++, y, new Convolution(block.wide(), window).groups(block.wide()));
        if (block.gated()) {
            y = GATE.add(net, sequence + i++, y, Channels.inEighths(block.wide() / 4.0));
        }
        y = layer.linear(net, sequence + i, y, new Convolution(block.channels(), Window.of(1)));
        return block.stride() == 1 && x.channels() == y.channels() ? net.sum(module, y, x) : y;
    }
}
