package org.vizsla.report.network;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;

/**
 * A network that is known by name.
 *
 * @param published its weights, if any are published
 * @param cached those weights, if they are in the cache
 * @param addresses where they can be downloaded, in the order in which they are tried
 * @param others the other weights that are published for the architecture
 */
public record KnownNetwork(
        Architecture architecture,
        Optional<PublishedWeights> published,
        Optional<CachedWeights> cached,
        List<URI> addresses,
        List<PublishedWeights> others) {
    public KnownNetwork {
        addresses = List.copyOf(addresses);
        others = List.copyOf(others);
    }

    /** An architecture with the weights that come first. */
    public static KnownNetwork of(Architecture architecture, WeightsStore store) {
        return of(architecture, architecture.name(), store);
    }

    /** An architecture with the weights of this name. */
    public static KnownNetwork of(Architecture architecture, String name, WeightsStore store) {
        Optional<PublishedWeights> published = store.catalogue().find(name);
        return new KnownNetwork(
                architecture,
                published,
                store.find(name),
                published.map(store::addresses).orElse(List.of()),
                store.catalogue().of(architecture).stream()
                        .filter(weights -> !published.equals(Optional.of(weights)))
                        .toList());
    }

    /** What it is called with these weights. */
    public String name() {
        return published.map(PublishedWeights::name).orElse(architecture.name());
    }

    /** Height and width, in pixels, of the images that these weights were trained with. */
    public int size() {
        return published.map(weights -> weights.preprocessing().crop()).orElse(architecture.size());
    }

    /** Whether its weights are a part of Vizsla. */
    public boolean isEmbedded() {
        return architecture.name().equals(EmbeddedNetwork.ARCHITECTURE);
    }

    /** How many classes its weights know. */
    public int classes() {
        return isEmbedded() ? Labels.menagerie().size() : Architectures.CLASSES;
    }

    /** How many weights it has. */
    public long parameters() {
        return architecture.parameterCount(classes());
    }

    /** The digest of its cached weights, where it was recorded. */
    public Optional<String> sha256() {
        return cached.flatMap(CachedWeights::sha256);
    }
}
