package org.vizsla.report.json;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.report.network.KnownNetwork;

/** A network that is known by name, and where its weights come from; missing entries are omitted. */
public final class KnownNetworkJson {
    private KnownNetworkJson() {}

    public static Map<String, Object> of(KnownNetwork network) {
        Architecture architecture = network.architecture();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", network.name());
        entry.put("family", architecture.family());
        entry.put("paper", architecture.paper());
        entry.put("input", List.of(3, network.size(), network.size()));
        entry.put("classes", network.classes());
        entry.put("parameters", network.parameters());
        network.published().ifPresent(weights -> {
            entry.put("top1", weights.top1());
            entry.put("source", Catalogue.TORCHVISION_SOURCE + ", " + weights.entry());
            entry.put("license", weights.license());
            entry.put("resize", weights.preprocessing().resize());
            entry.put("crop", weights.preprocessing().crop());
            entry.put("interpolation", weights.preprocessing().interpolation().toString());
            entry.put("mean", weights.preprocessing().mean());
            entry.put("standard_deviation", weights.preprocessing().standardDeviation());
            entry.put("file", weights.file());
            entry.put("bytes", network.cached().map(CachedWeights::bytes).orElse(weights.bytes()));
            entry.put(
                    "addresses", network.addresses().stream().map(URI::toString).toList());
            entry.put("sha256_begins", weights.digest());
            entry.put(
                    "also",
                    network.others().stream().map(PublishedWeights::name).toList());
        });
        if (network.isEmbedded()) {
            entry.put("embedded", true);
            entry.put("bytes", EmbeddedNetwork.size());
            entry.put("sha256", EmbeddedNetwork.sha256());
        }
        network.sha256()
                .or(() -> network.published().flatMap(PublishedWeights::sha256))
                .ifPresent(digest -> entry.put("sha256", digest));
        network.cached()
                .flatMap(CachedWeights::trust)
                .ifPresent(trust -> entry.put("verified_by", trust.name().toLowerCase(Locale.ROOT)));
        network.cached().ifPresent(file -> entry.put("cached", file.file().toString()));
        return entry;
    }
}
