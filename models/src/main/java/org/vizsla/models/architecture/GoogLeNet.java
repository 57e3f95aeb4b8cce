package org.vizsla.models.architecture;

import java.util.List;
import java.util.Optional;

/**
 * GoogLeNet with batch normalization: modules of four branches side by side. As in torchvision, the convolution of the third branch is 3 × 3 where
 * the paper has 5 × 5. The two auxiliary classifiers serve training alone: their weights are passed over.
 */
record GoogLeNet() implements Recipe {
    private static final Family FAMILY =
            new Family("GoogLeNet", "Szegedy and others, 2014: Going Deeper with Convolutions");

    private static final Window POOL = Window.of(3).stride(2).roundedUp();

    /** Channels: of the first branch; of the second, reduced and at the end; of the third; of the fourth. */
    private record Inception(int one, int reduced3, int three, int reduced5, int five, int pool) {}

    static List<Architecture> members() {
        return List.of(FAMILY.member("googlenet", new GoogLeNet()));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        return tensor.startsWith("aux1.") || tensor.startsWith("aux2.") ? Optional.empty() : Optional.of(tensor);
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = InputTransform.add(net, input);
        x = BasicConv.add(net, "conv1", x, 64, Window.of(7).stride(2).centred());
        x = net.maxPool("maxpool1", x, POOL);
        x = BasicConv.add(net, "conv2", x, 64, Window.of(1));
        x = BasicConv.add(net, "conv3", x, 192, Window.of(3).centred());
        x = net.maxPool("maxpool2", x, POOL);
        x = inception(net, "inception3a", x, new Inception(64, 96, 128, 16, 32, 32));
        x = inception(net, "inception3b", x, new Inception(128, 128, 192, 32, 96, 64));
        x = net.maxPool("maxpool3", x, POOL);
        x = inception(net, "inception4a", x, new Inception(192, 96, 208, 16, 48, 64));
        x = inception(net, "inception4b", x, new Inception(160, 112, 224, 24, 64, 64));
        x = inception(net, "inception4c", x, new Inception(128, 128, 256, 24, 64, 64));
        x = inception(net, "inception4d", x, new Inception(112, 144, 288, 32, 64, 64));
        x = inception(net, "inception4e", x, new Inception(256, 160, 320, 32, 128, 128));
        x = net.maxPool("maxpool4", x, Window.of(2).stride(2).roundedUp());
        x = inception(net, "inception5a", x, new Inception(256, 160, 320, 32, 128, 128));
        x = inception(net, "inception5b", x, new Inception(384, 192, 384, 48, 128, 128));
        x = net.flatten("flatten", net.globalAveragePool("avgpool", x));
        net.classify("fc", x);
    }

    private static Features inception(NetworkBuilder net, String module, Features x, Inception channels) {
        Window one = Window.of(1);
        Window three = Window.of(3).centred();
        Features a = BasicConv.add(net, module + ".branch1", x, channels.one(), one);
        Features b = BasicConv.add(net, module + ".branch2.0", x, channels.reduced3(), one);
        b = BasicConv.add(net, module + ".branch2.1", b, channels.three(), three);
        Features c = BasicConv.add(net, module + ".branch3.0", x, channels.reduced5(), one);
        c = BasicConv.add(net, module + ".branch3.1", c, channels.five(), three);
        Features d = net.maxPool(module + ".branch4.0", x, three.roundedUp());
        d = BasicConv.add(net, module + ".branch4.1", d, channels.pool(), one);
        return net.concat(module, a, b, c, d);
    }
}
