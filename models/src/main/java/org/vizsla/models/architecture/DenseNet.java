package org.vizsla.models.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DenseNet: each layer of a block reads the maps of all layers before it.
 *
 * <p>The ReLU of a layer is one module that is applied twice: its values are {@code relu_0} and {@code relu_1}. A layer {@code
 * features.denseblock1.denselayer1} yields what {@code conv2} yields; all maps so far stand beside it in {@code
 * features.denseblock1.denselayer1.concat}, and those of the whole block in {@code features.denseblock1}.
 *
 * @param growth channels that each layer adds
 * @param layers how many each block has
 * @param first channels of the first convolution
 */
record DenseNet(int growth, List<Integer> layers, int first) implements Recipe {
    private static final Family FAMILY = new Family(
            "DenseNet", "Huang, Liu, van der Maaten, Weinberger, 2016: Densely Connected Convolutional Networks");

    private static final int BOTTLENECK = 4;

    /** {@code norm.1} in the files that are published, {@code norm1} in the modules. */
    private static final Pattern PUBLISHED_NAME = Pattern.compile("(.*denselayer\\d+\\.(?:norm|conv))\\.([12]\\..*)");

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("densenet121", new DenseNet(32, List.of(6, 12, 24, 16), 64)),
                FAMILY.member("densenet161", new DenseNet(48, List.of(6, 12, 36, 24), 96)),
                FAMILY.member("densenet169", new DenseNet(32, List.of(6, 12, 32, 32), 64)),
                FAMILY.member("densenet201", new DenseNet(32, List.of(6, 12, 48, 32), 64)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        return Optional.of(PUBLISHED_NAME.matcher(tensor).replaceFirst("$1$2"));
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = net.conv(
                "features.conv0", input, convolution(first, Window.of(7).stride(2)));
        x = net.relu("features.relu0", net.batchNorm("features.norm0", x));
        x = net.maxPool("features.pool0", x, Window.of(3).stride(2).centred());
        for (int block = 1; block <= layers.size(); block++) {
            x = block(net, "features.denseblock" + block, x, layers.get(block - 1));
            if (block < layers.size()) {
                x = transition(net, "features.transition" + block, x);
            }
        }
        x = net.relu("relu", net.batchNorm("features.norm5", x));
        x = net.globalAveragePool("avgpool", x);
        net.classify("classifier", net.flatten("flatten", x));
    }

    private Features block(NetworkBuilder net, String block, Features x, int count) {
        Features all = x;
        for (int i = 1; i <= count; i++) {
            String layer = block + ".denselayer" + i;
            Features y = net.relu(layer + ".relu_0", net.batchNorm(layer + ".norm1", all));
            y = net.conv(layer + ".conv1", y, convolution((long) BOTTLENECK * growth, Window.of(1)));
            y = net.relu(layer + ".relu_1", net.batchNorm(layer + ".norm2", y));
            y = net.conv(layer + ".conv2", y, convolution(growth, Window.of(3)));
            all = net.concat(i < count ? layer + ".concat" : block, all, y);
        }
        return all;
    }

    private static Features transition(NetworkBuilder net, String module, Features x) {
        Features y = net.relu(module + ".relu", net.batchNorm(module + ".norm", x));
        y = net.conv(module + ".conv", y, convolution(x.channels() / 2, Window.of(1)));
        return net.averagePool(module + ".pool", y, Window.of(2).stride(2));
    }

    private static Convolution convolution(long channels, Window window) {
        return new Convolution(channels, window.centred()).withoutBias();
    }
}
