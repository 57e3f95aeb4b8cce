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
 */
public record KnownNetwork(
        Architecture architecture,
        Optional<PublishedWeights> published,
        Optional<CachedWeights> cached,
        List<URI> addresses) {
    public KnownNetwork {
        addresses = List.copyOf(addresses);
    }

    public static KnownNetwork of(Architecture architecture, WeightsStore store) {
        Optional<PublishedWeights> published = store.catalogue().find(architecture.name());
        return new KnownNetwork(
                architecture,
                published,
                store.find(architecture.name()),
                published.map(store::addresses).orElse(List.of()));
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
