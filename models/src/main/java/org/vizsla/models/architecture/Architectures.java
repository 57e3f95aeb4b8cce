package org.vizsla.models.architecture;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

/** The table of architectures that Vizsla can build. */
public final class Architectures {
    /** The classes of ImageNet, for which most weights are published. */
    public static final int CLASSES = 1000;

    /** The architecture of the network embedded in Vizsla, whose weights need no download. */
    public static final String EMBEDDED = "alexnet_menagerie";

    /** The name of the network embedded in Vizsla. */
    public static final String EMBEDDED_NETWORK = "menagerie";

    private static final String ALEXNET_2012 =
            "Krizhevsky, Sutskever, Hinton, 2012: ImageNet Classification with Deep Convolutional Neural Networks";
    private static final String ALEXNET_2014 =
            "Krizhevsky, 2014: One weird trick for parallelizing convolutional neural networks";
    private static final String VGG =
            "Simonyan, Zisserman, 2014: Very Deep Convolutional Networks for Large-Scale Image Recognition";
    private static final String SQUEEZENET =
            "Iandola and others, 2016: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size";
    private static final String RESNET = "He, Zhang, Ren, Sun, 2015: Deep Residual Learning for Image Recognition";

    private static final List<Architecture> ALL = List.of(
            new Architecture("alexnet", "AlexNet", ALEXNET_2014, 224, AlexNet.PUBLISHED),
            new Architecture("alexnet_caffe", "AlexNet", ALEXNET_2012, 227, new OriginalAlexNet(OriginalAlexNet.CAFFE)),
            new Architecture(
                    "alexnet_original", "AlexNet", ALEXNET_2012, 227, new OriginalAlexNet(OriginalAlexNet.PAPER)),
            new Architecture(EMBEDDED, "AlexNet", ALEXNET_2014, 224, AlexNet.MENAGERIE),
            new Architecture("vgg11", "VGG", VGG, 224, new Vgg(Vgg.OF_11, false)),
            new Architecture("vgg11_bn", "VGG", VGG, 224, new Vgg(Vgg.OF_11, true)),
            new Architecture("vgg13", "VGG", VGG, 224, new Vgg(Vgg.OF_13, false)),
            new Architecture("vgg13_bn", "VGG", VGG, 224, new Vgg(Vgg.OF_13, true)),
            new Architecture("vgg16", "VGG", VGG, 224, new Vgg(Vgg.OF_16, false)),
            new Architecture("vgg16_bn", "VGG", VGG, 224, new Vgg(Vgg.OF_16, true)),
            new Architecture("vgg19", "VGG", VGG, 224, new Vgg(Vgg.OF_19, false)),
            new Architecture("vgg19_bn", "VGG", VGG, 224, new Vgg(Vgg.OF_19, true)),
            new Architecture("squeezenet1_0", "SqueezeNet", SQUEEZENET, 224, SqueezeNet.VERSION_1_0),
            new Architecture("squeezenet1_1", "SqueezeNet", SQUEEZENET, 224, SqueezeNet.VERSION_1_1),
            new Architecture("resnet18", "ResNet", RESNET, 224, new ResNet(false, List.of(2, 2, 2, 2))),
            new Architecture("resnet34", "ResNet", RESNET, 224, new ResNet(false, List.of(3, 4, 6, 3))),
            new Architecture("resnet50", "ResNet", RESNET, 224, new ResNet(true, List.of(3, 4, 6, 3))),
            new Architecture("resnet101", "ResNet", RESNET, 224, new ResNet(true, List.of(3, 4, 23, 3))));

    private Architectures() {}

    /** All of them, family by family. */
    public static List<Architecture> all() {
        return ALL;
    }

    /**
     * The architecture of that name.
     *
     * @throws VizslaException if there is none; its remedy lists similar names
     */
    public static Architecture byName(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException(
                        "there is no architecture '" + name + "'",
                        Remedy.lookUp(
                                Listing.MODELS,
                                name,
                                ALL.stream().map(Architecture::name).toList())));
    }

    /**
     * The architectures whose parameters these weights are, by names and shapes. Usually there is one or none; {@code alexnet_caffe} and
     * {@code alexnet_original} have the same parameters. An architecture with fixed widths wins if it fits, though others that take any width may fit
     * too: weights as wide as {@code alexnet_menagerie} belong to it, all other widths to {@code alexnet}.
     */
    public static List<Architecture> recognise(Map<String, Tensor> weights) {
        List<Architecture> fitting = ALL.stream()
                .filter(architecture -> architecture.fit(weights).isPerfect())
                .toList();
        List<Architecture> exact =
                fitting.stream().filter(Architecture::fixesWidths).toList();
        return exact.isEmpty() ? fitting : exact;
    }
}
