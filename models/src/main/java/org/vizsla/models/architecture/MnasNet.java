package org.vizsla.models.architecture;

import java.util.List;

/**
 * MNASNet: inverted residual blocks found by a search for accuracy and speed on a phone.
 *
 * @param width what the published channels are multiplied by, in eighths rounded
 */
record MnasNet(double width) implements Recipe {
    private static final Family FAMILY = new Family(
            "MNASNet", "Tan and others, 2018: MnasNet: Platform-Aware Neural Architecture Search for Mobile");

    private static final int LAST = 1280;

    private static final List<Stage> STAGES = List.of(
            new Stage(24, 3, 2, 3, 3),
            new Stage(40, 5, 2, 3, 3),
            new Stage(80, 5, 2, 6, 3),
            new Stage(96, 3, 1, 6, 2),
            new Stage(192, 5, 2, 6, 4),
            new Stage(320, 3, 1, 6, 1));

    private record Stage(int channels, int kernel, int stride, int expansion, int blocks) {}

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("mnasnet0_5", new MnasNet(0.5)),
                FAMILY.member("mnasnet0_75", new MnasNet(0.75)),
                FAMILY.member("mnasnet1_0", new MnasNet(1)),
                FAMILY.member("mnasnet1_3", new MnasNet(1.3)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = layer(net, "layers.", 0, input, new Convolution(channels(32), threeByThree(2)));
        x = layer(net, "layers.", 3, x, new Convolution(x.channels(), threeByThree(1)).groups(x.channels()));
        x = normalized(net, "layers.", 6, x, new Convolution(channels(16), Window.of(1)));
        int module = 8;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.blocks(); i++) {
                x = block(net, "layers." + module + "." + i, x, stage, i == 0 ? stage.stride() : 1);
            }
            module++;
        }
        x = layer(net, "layers.", module, x, new Convolution(LAST, Window.of(1)));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("classifier.1", x);
    }

    private Features block(NetworkBuilder net, String module, Features x, Stage stage, int stride) {
        String layers = module + ".layers.";
        Features y = layer(net, layers, 0, x, new Convolution(x.channels() * stage.expansion(), Window.of(1)));
        Window window = Window.of(stage.kernel()).stride(stride).centred();
        y = layer(net, layers, 3, y, new Convolution(y.channels(), window).groups(y.channels()));
        y = normalized(net, layers, 6, y, new Convolution(channels(stage.channels()), Window.of(1)));
        return stride == 1 && x.channels() == y.channels() ? net.sum(module, x, y) : y;
    }

    /** A convolution, its normalization and ReLU, which are members {@code i}, {@code i + 1} and {@code i + 2} of a sequence. */
    private static Features layer(NetworkBuilder net, String sequence, int i, Features x, Convolution convolution) {
        return net.relu(sequence + (i + 2), normalized(net, sequence, i, x, convolution));
    }

    private static Features normalized(
            NetworkBuilder net, String sequence, int i, Features x, Convolution convolution) {
        return net.batchNorm(sequence + (i + 1), net.conv(sequence + i, x, convolution.withoutBias()));
    }

    /** The nearest multiple of 8, but not less than nine tenths of the number. */
    private long channels(int published) {
        return Channels.inEighths(published * width);
    }

    private static Window threeByThree(int stride) {
        return Window.of(3).stride(stride).centred();
    }
}
