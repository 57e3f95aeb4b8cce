package org.vizsla.models.architecture;

import java.util.List;

/**
 * MobileNetV2: inverted residual blocks, which widen the channels, convolve each alone, and narrow them again without an activation.
 *
 * <p>torchvision's module of a block that adds its input yields the sum; the block's convolutions are in the sequence {@code conv}.
 *
 * @param width what channels are multiplied by, and rounded to multiples of 8; those of the last convolution only if it is above 1
 */
record MobileNetV2(double width) implements Recipe {
    private static final Family FAMILY = new Family(
            "MobileNetV2",
            "Sandler, Howard, Zhu, Zhmoginov, Chen, 2018: MobileNetV2: Inverted Residuals and Linear Bottlenecks");

    private static final ConvNorm LAYER = new ConvNorm(Activation.RELU6);
    private static final int FIRST = 32;
    private static final int LAST = 1280;

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private record Stage(int expansion, int channels, int blocks, int stride) {}

    static List<Architecture> members() {
        return List.of(FAMILY.member("mobilenet_v2", new MobileNetV2(1)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        int module = 0;
        Features x = LAYER.add(net, "features." + module++, input, new Convolution(scaled(FIRST), threeByThree(2)));
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.blocks(); i++) {
                x = block(net, "features." + module++, x, stage, i == 0 ? stage.stride() : 1);
            }
        }
        long last = Channels.inEighths(LAST * Math.max(1, width));
        x = LAYER.add(net, "features." + module, x, new Convolution(last, Window.of(1)));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("classifier.1", x);
    }

    private Features block(NetworkBuilder net, String module, Features x, Stage stage, int stride) {
        String conv = module + ".conv.";
        int layer = 0;
        Features y = x;
        if (stage.expansion() != 1) {
            Convolution widen = new Convolution(x.channels() * stage.expansion(), Window.of(1));
            y = LAYER.add(net, conv + layer++, x, widen);
        }
        Convolution each = new Convolution(y.channels(), threeByThree(stride)).groups(y.channels());
        y = LAYER.add(net, conv + layer++, y, each);
        y = net.conv(conv + layer++, y, new Convolution(scaled(stage.channels()), Window.of(1)).withoutBias());
        y = net.batchNorm(conv + layer, y);
        return stride == 1 && x.channels() == y.channels() ? net.sum(module, x, y) : y;
    }

    private long scaled(int channels) {
        return Channels.inEighths(channels * width);
    }

    private static Window threeByThree(int stride) {
        return Window.of(3).stride(stride).centred();
    }
}
