package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * VGG: five stages of 3 × 3 convolutions, each ended by a pool, then three fully connected layers. Source: Simonyan, Zisserman, 2014, "Very Deep
 * Convolutional Networks for Large-Scale Image Recognition".
 *
 * @param convolutions how many each stage has
 * @param batchNorm whether each convolution is followed by a batch normalization
 */
record Vgg(List<Integer> convolutions, boolean batchNorm) implements Recipe {
    private static final Family FAMILY = new Family(
            "VGG", "Simonyan, Zisserman, 2014: Very Deep Convolutional Networks for Large-Scale Image Recognition");

    private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

    static List<Architecture> members() {
        List<Architecture> members = new ArrayList<>();
        add(members, "vgg11", List.of(1, 1, 2, 2, 2));
        add(members, "vgg13", List.of(2, 2, 2, 2, 2));
        add(members, "vgg16", List.of(2, 2, 3, 3, 3));
        add(members, "vgg19", List.of(2, 2, 4, 4, 4));
        return members;
    }

    private static void add(List<Architecture> members, String name, List<Integer> convolutions) {
        members.add(FAMILY.member(name, new Vgg(convolutions, false)));
        members.add(FAMILY.member(name + "_bn", new Vgg(convolutions, true)));
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Features x = input;
        int module = 0;
        for (int stage = 0; stage < convolutions.size(); stage++) {
            Convolution convolution =
                    new Convolution(CHANNELS.get(stage), Window.of(3).padding(1));
            for (int i = 0; i < convolutions.get(stage); i++) {
                x = net.conv("features." + module++, x, convolution);
                if (batchNorm) {
                    x = net.batchNorm("features." + module++, x);
                }
                x = net.relu("features." + module++, x);
            }
            x = net.maxPool("features." + module++, x, Window.of(2).stride(2));
        }
        x = net.averagePoolTo("avgpool", x, 7);
        x = net.flatten("flatten", x);
        x = net.linear("classifier.0", x, 4096);
        x = net.relu("classifier.1", x);
        x = net.linear("classifier.3", x, 4096);
        x = net.relu("classifier.4", x);
        net.classify("classifier.6", x);
    }
}
