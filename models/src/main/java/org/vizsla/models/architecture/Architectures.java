package org.vizsla.models.architecture;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

/** The table of architectures that Vizsla can build: all that torchvision classifies images with, and three AlexNets more. */
public final class Architectures {
    /** The classes of ImageNet, for which most weights are published. */
    public static final int CLASSES = 1000;

    /** The architecture of the network embedded in Vizsla, whose weights need no download. */
    public static final String EMBEDDED = "alexnet_menagerie";

    /** The name of the network embedded in Vizsla. */
    public static final String EMBEDDED_NETWORK = "menagerie";

    private static final List<Architecture> ALL = Stream.of(
                    AlexNet.members(),
                    OriginalAlexNet.members(),
                    Vgg.members(),
                    SqueezeNet.members(),
                    ResNet.members(),
                    DenseNet.members(),
                    GoogLeNet.members(),
                    InceptionV3.members(),
                    MnasNet.members(),
                    MobileNetV2.members(),
                    MobileNetV3.members(),
                    ShuffleNetV2.members(),
                    RegNet.members(),
                    EfficientNet.members(),
                    ConvNext.members(),
                    VisionTransformer.members(),
                    SwinTransformer.members(),
                    MaxVit.members())
            .flatMap(List::stream)
            .toList();

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
