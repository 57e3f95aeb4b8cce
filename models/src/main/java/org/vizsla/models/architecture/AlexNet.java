package org.vizsla.models.architecture;

/**
 * torchvision's AlexNet: the single-tower network of "One weird trick for parallelizing convolutional neural networks" (Krizhevsky, 2014), without local
 * response normalization.
 */
final class AlexNet implements Recipe {
    private static final Window POOL = Window.of(3).stride(2);

    @Override
    public void addTo(Layers net, Features input) {
        Features x = net.conv(
                "features.0", input, new Convolution(64, Window.of(11).stride(4).padding(2)));
        x = net.relu("features.1", x);
        x = net.maxPool("features.2", x, POOL);
        x = net.conv("features.3", x, new Convolution(192, Window.of(5).padding(2)));
        x = net.relu("features.4", x);
        x = net.maxPool("features.5", x, POOL);
        x = net.conv("features.6", x, new Convolution(384, Window.of(3).padding(1)));
        x = net.relu("features.7", x);
        x = net.conv("features.8", x, new Convolution(256, Window.of(3).padding(1)));
        x = net.relu("features.9", x);
        x = net.conv("features.10", x, new Convolution(256, Window.of(3).padding(1)));
        x = net.relu("features.11", x);
        x = net.maxPool("features.12", x, POOL);
        x = net.averagePoolTo("avgpool", x, 6);
        x = net.flatten("flatten", x);
        x = net.linear("classifier.1", x, 4096);
        x = net.relu("classifier.2", x);
        x = net.linear("classifier.4", x, 4096);
        x = net.relu("classifier.5", x);
        net.classify("classifier.6", x);
    }
}
