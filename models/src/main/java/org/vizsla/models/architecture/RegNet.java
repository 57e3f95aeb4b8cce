package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * RegNet: residual bottleneck blocks with groups, whose widths follow one rule: they grow evenly from block to block, rounded to powers of a step and
 * to multiples of 8, so that blocks of equal width make a stage. Those named {@code y} have squeeze and excitation.
 *
 * @param blocks how many there are
 * @param width of the first block
 * @param growth of the width from block to block, before it is rounded
 * @param step what widths of neighbouring stages differ by, as a factor
 * @param group channels of each group
 * @param gated whether blocks have squeeze and excitation
 */
record RegNet(int blocks, int width, double growth, double step, int group, boolean gated) implements Recipe {
    private static final Family FAMILY =
            new Family("RegNet", "Radosavovic, Kosaraju, Girshick, He, Dollár, 2020: Designing Network Design Spaces");

    private static final int FIRST = 32;
    private static final int SIZE_OF_128GF = 384;
    private static final ConvNorm LAYER = new ConvNorm(Activation.RELU);
    private static final SqueezeExcitation GATE = new SqueezeExcitation(Activation.RELU, Activation.SIGMOID);

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("regnet_x_400mf", new RegNet(22, 24, 24.48, 2.54, 16, false)),
                FAMILY.member("regnet_x_800mf", new RegNet(16, 56, 35.73, 2.28, 16, false)),
                FAMILY.member("regnet_x_1_6gf", new RegNet(18, 80, 34.01, 2.25, 24, false)),
                FAMILY.member("regnet_x_3_2gf", new RegNet(25, 88, 26.31, 2.25, 48, false)),
                FAMILY.member("regnet_x_8gf", new RegNet(23, 80, 49.56, 2.88, 120, false)),
                FAMILY.member("regnet_x_16gf", new RegNet(22, 216, 55.59, 2.1, 128, false)),
                FAMILY.member("regnet_x_32gf", new RegNet(23, 320, 69.86, 2.0, 168, false)),
                FAMILY.member("regnet_y_400mf", new RegNet(16, 48, 27.89, 2.09, 8, true)),
                FAMILY.member("regnet_y_800mf", new RegNet(14, 56, 38.84, 2.4, 16, true)),
                FAMILY.member("regnet_y_1_6gf", new RegNet(27, 48, 20.71, 2.65, 24, true)),
                FAMILY.member("regnet_y_3_2gf", new RegNet(21, 80, 42.63, 2.66, 24, true)),
                FAMILY.member("regnet_y_8gf", new RegNet(17, 192, 76.82, 2.19, 56, true)),
                FAMILY.member("regnet_y_16gf", new RegNet(18, 200, 106.23, 2.48, 112, true)),
                FAMILY.member("regnet_y_32gf", new RegNet(20, 232, 115.89, 2.53, 232, true)),
                FAMILY.member("regnet_y_128gf", SIZE_OF_128GF, new RegNet(27, 456, 160.83, 2.52, 264, true)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = LAYER.add(
                net,
                "stem",
                input,
                new Convolution(FIRST, Window.of(3).stride(2).centred()));
        List<Long> widths = widths();
        int stage = 0;
        int place = 0;
        for (int i = 0; i < blocks; i++) {
            boolean first = i == 0 || !widths.get(i).equals(widths.get(i - 1));
            stage = first ? stage + 1 : stage;
            place = first ? 0 : place + 1;
            String module = "trunk_output.block" + stage + ".block" + stage + "-" + place;
            x = block(net, module, x, widths.get(i), first ? 2 : 1);
        }
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("fc", x);
    }

    /** The width of each block, a multiple of 8 before it is made one of the groups. */
    private List<Long> widths() {
        List<Long> widths = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            double power = Math.rint(Math.log((i * growth + width) / width) / Math.log(step));
            widths.add(8 * (long) Math.rint(width * Math.pow(step, power) / 8));
        }
        return widths;
    }

    private Features block(NetworkBuilder net, String module, Features x, long rounded, int stride) {
        int groupWidth = (int) Math.min(group, rounded);
        long channels = Channels.inMultiplesOf(groupWidth, (double) rounded);
        Features shortcut = x;
        if (stride != 1 || channels != x.channels()) {
            Convolution projection = new Convolution(channels, Window.of(1).stride(stride));
            shortcut = LAYER.linear(net, module + ".proj", x, projection);
        }
        Convolution pointwise = new Convolution(channels, Window.of(1));
        Window window = Window.of(3).stride(stride).centred();
        Features y = LAYER.add(net, module + ".f.a", x, pointwise);
        y = LAYER.add(net, module + ".f.b", y, new Convolution(channels, window).groups(channels / groupWidth));
        if (gated) {
            y = GATE.add(net, module + ".f.se", y, (long) Math.rint(x.channels() / 4.0));
        }
        y = LAYER.linear(net, module + ".f.c", y, pointwise);
        return net.relu(module, net.sum(module + ".add", shortcut, y));
    }
}
