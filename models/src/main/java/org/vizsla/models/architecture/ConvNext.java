package org.vizsla.models.architecture;

import java.util.List;
import org.vizsla.graph.Shape;

/**
 * ConvNeXt: a ResNet with the habits of transformers: few, wide blocks of a 7 × 7 convolution of each channel alone and a perceptron of each place,
 * with layer normalization.
 *
 * <p>A layer normalization of maps, {@code features.0.1}, is one of tokens, {@code features.0.1.tokens}, between two transpositions. The scaled
 * result of a block's layers is {@code features.1.0.scaled}; the block's value {@code features.1.0} is the sum.
 *
 * @param channels of the four stages
 * @param blocks of the four stages
 */
record ConvNext(List<Integer> channels, List<Integer> blocks) implements Recipe {
    private static final Family FAMILY =
            new Family("ConvNeXt", "Liu, Mao, Wu, Feichtenhofer, Darrell, Xie, 2022: A ConvNet for the 2020s");

    private static final float EPSILON = 1e-6f;
    private static final int EXPANSION = 4;
    private static final int[] CHANNELS_LAST = {0, 2, 3, 1};
    private static final int[] CHANNELS_FIRST = {0, 3, 1, 2};
    private static final List<Integer> DEEP = List.of(3, 3, 27, 3);

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("convnext_tiny", new ConvNext(List.of(96, 192, 384, 768), List.of(3, 3, 9, 3))),
                FAMILY.member("convnext_small", new ConvNext(List.of(96, 192, 384, 768), DEEP)),
                FAMILY.member("convnext_base", new ConvNext(List.of(128, 256, 512, 1024), DEEP)),
                FAMILY.member("convnext_large", new ConvNext(List.of(192, 384, 768, 1536), DEEP)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = net.conv("features.0.0", input, halving(channels.get(0), 4));
        x = layerNorm(net, "features.0.1", x);
        for (int stage = 0; stage < channels.size(); stage++) {
            if (stage > 0) {
                String down = "features." + 2 * stage;
                x = layerNorm(net, down + ".0", x);
                x = net.conv(down + ".1", x, halving(channels.get(stage), 2));
            }
            for (int i = 0; i < blocks.get(stage); i++) {
                x = block(net, "features." + (2 * stage + 1) + "." + i, x);
            }
        }
        x = layerNorm(net, "classifier.0", net.globalAveragePool("avgpool", x));
        net.classify("classifier.2", net.flatten("classifier.1", x));
    }

    private static Convolution halving(long channels, int stride) {
        return new Convolution(channels, Window.of(stride).stride(stride));
    }

    private static Features block(NetworkBuilder net, String module, Features x) {
        Tokens tokens = new Tokens(net);
        String block = module + ".block.";
        Shape perChannel = Shape.of(x.channels(), 1, 1);
        net.declare(module + ".layer_scale", perChannel);
        Convolution each = new Convolution(x.channels(), Window.of(7).centred()).groups(x.channels());
        Features y = net.conv(block + 0, x, each);
        y = tokens.layerNorm(block + 2, net.transpose(block + 1, y, CHANNELS_LAST), EPSILON);
        y = tokens.linear(block + 3, y, EXPANSION * x.channels());
        y = tokens.linear(block + 5, Activation.GELU.add(net, block + 4, y), x.channels());
        y = net.transpose(block + 6, y, CHANNELS_FIRST);
        y = tokens.times(module + ".scaled", y, net.parameter(module + ".layer_scale", perChannel));
        return net.sum(module, y, x);
    }

    private static Features layerNorm(NetworkBuilder net, String module, Features x) {
        Features tokens = net.transpose(module + ".channels_last", x, CHANNELS_LAST);
        tokens = new Tokens(net).layerNorm(module + ".tokens", module, tokens, EPSILON);
        return net.transpose(module, tokens, CHANNELS_FIRST);
    }
}
