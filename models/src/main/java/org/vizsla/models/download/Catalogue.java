package org.vizsla.models.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;

/** The table of weights that are available by name. */
public final class Catalogue {
    /** The address of torchvision's files. */
    public static final String TORCHVISION_ADDRESS = "https://download.pytorch.org/models/";

    /** The source of the weights. */
    public static final String TORCHVISION_SOURCE = "torchvision";

    private static final Catalogue TORCHVISION = of(TorchvisionTable.read());

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

    public List<PublishedWeights> all() {
        return all;
    }

    /** The weights of a network, {@code resnet50}, the first of several, or {@code resnet50.IMAGENET1K_V2}, if they are published. */
    public Optional<PublishedWeights> find(String name) {
        return all.stream().filter(weights -> weights.isNamed(name)).findFirst();
    }

    /** The weights that a file holds, if it has the published name, in which there is a part of its checksum, and the published size. */
    public Optional<PublishedWeights> holding(Path file) {
        return all.stream()
                .filter(weights -> weights.file().equals(String.valueOf(file.getFileName()))
                        && weights.mayHave(file.toFile().length()))
                .findFirst();
    }

    /** All weights of an architecture, the first of which are meant if only the architecture is named. */
    public List<PublishedWeights> of(Architecture architecture) {
        return all.stream()
                .filter(weights -> weights.architecture().equals(architecture.name()))
                .toList();
    }

    /** The architecture of weights: the name without what stands behind the dot. */
    public static String architectureOf(String name) {
        return name.replaceFirst("\\.[A-Z][A-Z0-9_]*$", "");
    }

    /**
     * The weights of a network.
     *
     * @throws VizslaException if there is no network of that name, or none are published for it
     */
    public PublishedWeights require(String name) {
        return find(name).orElseThrow(() -> {
            Architecture known = Architectures.byName(architectureOf(name));
            List<String> published =
                    of(known).stream().map(PublishedWeights::name).toList();
            if (!published.isEmpty()) {
                return new VizslaException(
                        "there are no weights '" + name + "'", Remedy.lookUp(Listing.MODELS, name, published));
            }
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
