package org.vizsla.models.architecture;

import java.util.List;

/**
 * EfficientNet, and EfficientNetV2 whose first stages are fused: inverted residual blocks with squeeze and excitation, of which deeper and wider
 * networks are made by one factor for depth and one for width.
 *
 * @param first channels of the first convolution
 * @param stages from {@code features.1} on
 * @param last channels of the last convolution
 * @param epsilon of the batch normalizations
 */
record EfficientNet(long first, List<Stage> stages, long last, float epsilon) implements Recipe {
    private static final Family FAMILY = new Family(
            "EfficientNet", "Tan, Le, 2019: EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks");
    private static final Family FAMILY_V2 =
            new Family("EfficientNetV2", "Tan, Le, 2021: EfficientNetV2: Smaller Models and Faster Training");

    private static final List<Stage> BASE = List.of(
            new Stage(1, 3, 1, 16, 1),
            new Stage(6, 3, 2, 24, 2),
            new Stage(6, 5, 2, 40, 2),
            new Stage(6, 3, 2, 80, 3),
            new Stage(6, 5, 1, 112, 3),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    private static final List<Stage> SMALL = List.of(
            new Stage(1, 3, 1, 24, 2).asFused(),
            new Stage(4, 3, 2, 48, 4).asFused(),
            new Stage(4, 3, 2, 64, 4).asFused(),
            new Stage(4, 3, 2, 128, 6),
            new Stage(6, 3, 1, 160, 9),
            new Stage(6, 3, 2, 256, 15));

    private static final List<Stage> MEDIUM = List.of(
            new Stage(1, 3, 1, 24, 3).asFused(),
            new Stage(4, 3, 2, 48, 5).asFused(),
            new Stage(4, 3, 2, 80, 5).asFused(),
            new Stage(4, 3, 2, 160, 7),
            new Stage(6, 3, 1, 176, 14),
            new Stage(6, 3, 2, 304, 18),
            new Stage(6, 3, 1, 512, 5));

    private static final List<Stage> LARGE = List.of(
            new Stage(1, 3, 1, 32, 4).asFused(),
            new Stage(4, 3, 2, 64, 7).asFused(),
            new Stage(4, 3, 2, 96, 7).asFused(),
            new Stage(4, 3, 2, 192, 10),
            new Stage(6, 3, 1, 224, 19),
            new Stage(6, 3, 2, 384, 25),
            new Stage(6, 3, 1, 640, 7));

    private static final int FIRST = 32;
    private static final long LAST_V2 = 1280;
    private static final float WIDE_EPSILON = 1e-3f;
    private static final SqueezeExcitation GATE = new SqueezeExcitation(Activation.SILU, Activation.SIGMOID);

    /**
     * Blocks of equal width.
     *
     * @param expansion what channels are multiplied by inside a block
     * @param fused whether one convolution of all channels stands for the widening and that of each channel alone
     */
    record Stage(int expansion, int kernel, int stride, long channels, int blocks, boolean fused) {
        Stage(int expansion, int kernel, int stride, long channels, int blocks) {
            this(expansion, kernel, stride, channels, blocks, false);
        }

        Stage asFused() {
            return new Stage(expansion, kernel, stride, channels, blocks, true);
        }

        Stage scaled(double width, double depth) {
            int deeper = (int) Math.ceil(blocks * depth);
            return new Stage(expansion, kernel, stride, Channels.inEighths(channels * width), deeper, fused);
        }
    }

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("efficientnet_b0", 224, scaled(1, 1, NetworkBuilder.EPSILON)),
                FAMILY.member("efficientnet_b1", 240, scaled(1, 1.1, NetworkBuilder.EPSILON)),
                FAMILY.member("efficientnet_b2", 288, scaled(1.1, 1.2, NetworkBuilder.EPSILON)),
                FAMILY.member("efficientnet_b3", 300, scaled(1.2, 1.4, NetworkBuilder.EPSILON)),
                FAMILY.member("efficientnet_b4", 380, scaled(1.4, 1.8, NetworkBuilder.EPSILON)),
                FAMILY.member("efficientnet_b5", 456, scaled(1.6, 2.2, WIDE_EPSILON)),
                FAMILY.member("efficientnet_b6", 528, scaled(1.8, 2.6, WIDE_EPSILON)),
                FAMILY.member("efficientnet_b7", 600, scaled(2, 3.1, WIDE_EPSILON)),
                FAMILY_V2.member("efficientnet_v2_s", 384, new EfficientNet(24, SMALL, LAST_V2, WIDE_EPSILON)),
                FAMILY_V2.member("efficientnet_v2_m", 480, new EfficientNet(24, MEDIUM, LAST_V2, WIDE_EPSILON)),
                FAMILY_V2.member("efficientnet_v2_l", 480, new EfficientNet(32, LARGE, LAST_V2, WIDE_EPSILON)));
    }

    private static EfficientNet scaled(double width, double depth, float epsilon) {
        List<Stage> stages =
                BASE.stream().map(stage -> stage.scaled(width, depth)).toList();
        return new EfficientNet(
                Channels.inEighths(FIRST * width),
                stages,
                4 * stages.get(stages.size() - 1).channels(),
                epsilon);
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        ConvNorm layer = new ConvNorm(epsilon, Activation.SILU);
        Features x = layer.add(net, "features.0", input, new Convolution(first, window(3, 2)));
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            for (int j = 0; j < stage.blocks(); j++) {
                String module = "features." + (i + 1) + "." + j;
                int stride = j == 0 ? stage.stride() : 1;
                Features y = stage.fused()
                        ? fused(net, layer, module + ".block.", x, stage, stride)
                        : block(net, layer, module + ".block.", x, stage, stride);
                x = stride == 1 && x.channels() == y.channels() ? net.sum(module, y, x) : y;
            }
        }
        x = layer.add(net, "features." + (stages.size() + 1), x, new Convolution(last, Window.of(1)));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("classifier.1", x);
    }

    private static Features block(
            NetworkBuilder net, ConvNorm layer, String block, Features x, Stage stage, int stride) {
        int i = 0;
        long wide = Channels.inEighths((double) x.channels() * stage.expansion());
        Features y = x;
        if (wide != x.channels()) {
            y = layer.add(net, block + i++, x, new Convolution(wide, Window.of(1)));
        }
        y = layer.add(net, block + i++, y, new Convolution(wide, window(stage.kernel(), stride)).groups(wide));
        y = GATE.add(net, block + i++, y, x.channels() / 4);
        return layer.linear(net, block + i, y, new Convolution(stage.channels(), Window.of(1)));
    }

    private static Features fused(
            NetworkBuilder net, ConvNorm layer, String block, Features x, Stage stage, int stride) {
        Window window = window(stage.kernel(), stride);
        long wide = Channels.inEighths((double) x.channels() * stage.expansion());
        if (wide == x.channels()) {
            return layer.add(net, block + 0, x, new Convolution(stage.channels(), window));
        }
        Features y = layer.add(net, block + 0, x, new Convolution(wide, window));
        return layer.linear(net, block + 1, y, new Convolution(stage.channels(), Window.of(1)));
    }

    private static Window window(int kernel, int stride) {
        return Window.of(kernel).stride(stride).centred();
    }
}
