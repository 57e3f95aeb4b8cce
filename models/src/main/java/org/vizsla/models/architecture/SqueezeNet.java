package org.vizsla.models.architecture;

import java.util.List;

/**
 * SqueezeNet: fire modules, which squeeze the channels by a 1 × 1 convolution and expand them by 1 × 1 and 3 × 3 ones side by side, and no fully
 * connected layer. Source: Iandola and others, 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and &lt;0.5MB model size"; version
 * 1.1 is from the authors' repository.
 *
 * @param first the first convolution
 * @param features what follows its ReLU, from {@code features.2} on
 */
record SqueezeNet(Convolution first, List<Stage> features) implements Recipe {
    private static final Family FAMILY = new Family(
            "SqueezeNet",
            "Iandola and others, 2016: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size");

    /** A member of the sequence {@code features}. */
    sealed interface Stage {}

    record Fire(int squeeze, int expand) implements Stage {}

    record Pool() implements Stage {}

    private static final SqueezeNet VERSION_1_0 = new SqueezeNet(
            new Convolution(96, Window.of(7).stride(2)),
            List.of(
                    new Pool(),
                    new Fire(16, 64),
                    new Fire(16, 64),
                    new Fire(32, 128),
                    new Pool(),
                    new Fire(32, 128),
                    new Fire(48, 192),
                    new Fire(48, 192),
                    new Fire(64, 256),
                    new Pool(),
                    new Fire(64, 256)));

    private static final SqueezeNet VERSION_1_1 = new SqueezeNet(
            new Convolution(64, Window.of(3).stride(2)),
            List.of(
                    new Pool(),
                    new Fire(16, 64),
                    new Fire(16, 64),
                    new Pool(),
                    new Fire(32, 128),
                    new Fire(32, 128),
                    new Pool(),
                    new Fire(48, 192),
                    new Fire(48, 192),
                    new Fire(64, 256),
                    new Fire(64, 256)));

    static List<Architecture> members() {
        return List.of(FAMILY.member("squeezenet1_0", VERSION_1_0), FAMILY.member("squeezenet1_1", VERSION_1_1));
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = net.relu("features.1", net.conv("features.0", input, first));
        for (int i = 0; i < features.size(); i++) {
            String module = "features." + (i + 2);
            x = features.get(i) instanceof Fire fire
                    ? fire(net, module, x, fire)
                    : net.maxPool(module, x, Window.of(3).stride(2).roundedUp());
        }
        x = net.conv("classifier.1", x, new Convolution(net.classes(), Window.of(1)));
        x = net.relu("classifier.2", x);
        x = net.globalAveragePool("classifier.3", x);
        net.flatten(NetworkBuilder.LOGITS, x);
    }

    private static Features fire(NetworkBuilder net, String module, Features x, Fire fire) {
        Features squeezed = convRelu(net, module + ".squeeze", x, new Convolution(fire.squeeze(), Window.of(1)));
        Features one = convRelu(net, module + ".expand1x1", squeezed, new Convolution(fire.expand(), Window.of(1)));
        Features three = convRelu(
                net,
                module + ".expand3x3",
                squeezed,
                new Convolution(fire.expand(), Window.of(3).padding(1)));
        return net.concat(module, one, three);
    }

    private static Features convRelu(NetworkBuilder net, String module, Features x, Convolution convolution) {
        return net.relu(module + "_activation", net.conv(module, x, convolution));
    }
}
