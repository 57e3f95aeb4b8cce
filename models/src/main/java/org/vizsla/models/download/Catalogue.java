package org.vizsla.models.download;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;

/** The table of weights that are available by name. */
public final class Catalogue {
    /** The address of torchvision's files. */
    public static final String TORCHVISION_ADDRESS = "https://download.pytorch.org/models/";

    /** The source of the weights. */
    public static final String TORCHVISION_SOURCE = "torchvision, IMAGENET1K_V1";

    /** The license of the weights. */
    public static final String TORCHVISION_LICENSE =
            "BSD-3-Clause, as torchvision; trained on ImageNet, which has its own terms";

    /** Names, sizes and accuracies are those of {@code torchvision.models} (its {@code IMAGENET1K_V1} weights), sizes there in MiB. */
    private static final Catalogue TORCHVISION = of(List.of(
            mebibytes("alexnet", "alexnet-owt-7be5be79.pth", 233.087, 56.522),
            mebibytes("vgg11", "vgg11-8a719046.pth", 506.84, 69.020),
            mebibytes("vgg11_bn", "vgg11_bn-6002323d.pth", 506.881, 70.370),
            mebibytes("vgg13", "vgg13-19584684.pth", 507.545, 69.928),
            mebibytes("vgg13_bn", "vgg13_bn-abd245e5.pth", 507.59, 71.586),
            mebibytes("vgg16", "vgg16-397923af.pth", 527.796, 71.592),
            mebibytes("vgg16_bn", "vgg16_bn-6c64b313.pth", 527.866, 73.360),
            mebibytes("vgg19", "vgg19-dcbb9e9d.pth", 548.051, 72.376),
            mebibytes("vgg19_bn", "vgg19_bn-c79401a0.pth", 548.143, 74.218),
            mebibytes("squeezenet1_0", "squeezenet1_0-b66bff10.pth", 4.778, 58.092),
            mebibytes("squeezenet1_1", "squeezenet1_1-b8a52dc0.pth", 4.729, 58.178),
            mebibytes("resnet18", "resnet18-f37072fd.pth", 44.661, 69.758),
            mebibytes("resnet34", "resnet34-b627a593.pth", 83.275, 73.314),
            mebibytes("resnet50", "resnet50-0676ba61.pth", 97.781, 76.130),
            mebibytes("resnet101", "resnet101-63fe2227.pth", 170.511, 77.374)));

    private final List<PublishedWeights> all;

    private Catalogue(List<PublishedWeights> all) {
        this.all = List.copyOf(all);
    }

    /** torchvision's weights of the architectures that Vizsla builds. */
    public static Catalogue torchvision() {
        return TORCHVISION;
    }

    /** A catalogue of these weights. */
    public static Catalogue of(List<PublishedWeights> all) {
        return new Catalogue(all);
    }

    private static PublishedWeights mebibytes(String name, String file, double mebibytes, double top1) {
        return new PublishedWeights(name, file, Math.round(mebibytes * (1 << 20)), top1);
    }

    public List<PublishedWeights> all() {
        return all;
    }

    /** The weights of a network, if any are published. */
    public Optional<PublishedWeights> find(String name) {
        return all.stream().filter(weights -> weights.name().equals(name)).findFirst();
    }

    /**
     * The weights of a network.
     *
     * @throws VizslaException if there is no network of that name, or none are published for it
     */
    public PublishedWeights require(String name) {
        return find(name).orElseThrow(() -> {
            Architecture known = Architectures.byName(name);
            if (known.name().equals(Architectures.EMBEDDED)) {
                return new VizslaException(
                        "the weights of " + known.name() + " come with Vizsla; there is nothing to download",
                        Remedy.give(Setting.MODEL, Architectures.EMBEDDED_NETWORK));
            }
            return new VizslaException(
                    "nobody publishes weights of " + known.name() + " where Vizsla downloads them",
                    Remedy.give(Setting.WEIGHTS));
        });
    }
}
