package org.vizsla.models.architecture;

import java.util.List;

/**
 * torchvision's AlexNet: the single-tower network of "One weird trick for parallelizing convolutional neural networks" (Krizhevsky, 2014), without
 * local response normalization.
 *
 * @param channels of the five convolutions
 * @param units of the two hidden layers of the classifier
 * @param fixesWidths whether weights of other widths belong to another network
 */
record AlexNet(List<Integer> channels, int units, boolean fixesWidths) implements Recipe {
    private static final Family FAMILY =
            new Family("AlexNet", "Krizhevsky, 2014: One weird trick for parallelizing convolutional neural networks");

    /** As published; weights may be narrower or wider. */
    static final AlexNet PUBLISHED = new AlexNet(List.of(64, 192, 384, 256, 256), 4096, false);

    /** That of the network embedded in Vizsla, and of no other. */
    static final AlexNet MENAGERIE = new AlexNet(List.of(32, 64, 96, 96, 64), 256, true);

    private static final Window POOL = Window.of(3).stride(2);

    static List<Architecture> members() {
        return List.of(FAMILY.member("alexnet", PUBLISHED), FAMILY.member(Architectures.EMBEDDED, MENAGERIE));
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = net.conv(
                "features.0",
                input,
                new Convolution(channels.get(0), Window.of(11).stride(4).padding(2)));
        x = net.relu("features.1", x);
        x = net.maxPool("features.2", x, POOL);
        x = net.conv(
                "features.3", x, new Convolution(channels.get(1), Window.of(5).padding(2)));
        x = net.relu("features.4", x);
        x = net.maxPool("features.5", x, POOL);
        x = net.conv(
                "features.6", x, new Convolution(channels.get(2), Window.of(3).padding(1)));
        x = net.relu("features.7", x);
        x = net.conv(
                "features.8", x, new Convolution(channels.get(3), Window.of(3).padding(1)));
        x = net.relu("features.9", x);
        x = net.conv(
                "features.10", x, new Convolution(channels.get(4), Window.of(3).padding(1)));
        x = net.relu("features.11", x);
        x = net.maxPool("features.12", x, POOL);
        x = net.averagePoolTo("avgpool", x, 6);
        x = net.flatten("flatten", x);
        x = net.linear("classifier.1", x, units);
        x = net.relu("classifier.2", x);
        x = net.linear("classifier.4", x, units);
        x = net.relu("classifier.5", x);
        net.classify("classifier.6", x);
    }
}
