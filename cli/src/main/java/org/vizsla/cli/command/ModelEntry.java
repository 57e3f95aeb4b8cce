package org.vizsla.cli.command;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;

/** What is known of a network: its architecture, the weights that are published for it, and whether they are in the cache. */
record ModelEntry(
        Architecture architecture,
        Optional<PublishedWeights> published,
        Optional<CachedWeights> cached,
        List<URI> addresses,
        List<PublishedWeights> others) {
    private static final String ROW = "%-20s%-16s%12s%13s%9s  %s%n";

    /** The entry of an architecture, with the weights that come first. */
    static ModelEntry of(Architecture architecture, WeightsStore store) {
        return of(architecture, architecture.name(), store);
    }

    /** The entry of an architecture, with the weights of this name. */
    static ModelEntry of(Architecture architecture, String name, WeightsStore store) {
        Optional<PublishedWeights> published = store.catalogue().find(name);
        List<PublishedWeights> others = store.catalogue().of(architecture).stream()
                .filter(weights -> !published.equals(Optional.of(weights)))
                .toList();
        return new ModelEntry(
                architecture,
                published,
                store.find(name),
                published.map(store::addresses).orElse(List.of()),
                others);
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    /** One line for each network. */
    static String table(List<ModelEntry> entries) {
        return String.format(ROW, "NAME", "FAMILY", "PARAMETERS", "DOWNLOAD", "TOP-1", "CACHED")
                + entries.stream().map(ModelEntry::row).collect(Collectors.joining());
    }

    private String name() {
        return published.map(PublishedWeights::name).orElse(architecture.name());
    }

    private int size() {
        return published.map(weights -> weights.preprocessing().crop()).orElse(architecture.size());
    }

    private boolean isEmbedded() {
        return architecture.name().equals(EmbeddedNetwork.ARCHITECTURE);
    }

    private int classes() {
        return isEmbedded() ? Labels.menagerie().size() : Architectures.CLASSES;
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                ROW,
                architecture.name(),
                architecture.family(),
                String.format(Locale.ROOT, "%,d", parameters()),
                published.map(weights -> mebibytes(weights.bytes())).orElse("-"),
                published
                        .map(weights -> String.format(Locale.ROOT, "%.1f %%", weights.top1()))
                        .orElse("-"),
                place());
    }

    private String place() {
        if (isEmbedded()) {
            return "embedded: --model " + EmbeddedNetwork.NAME;
        } else if (published.isEmpty()) {
            return "none published; --weights FILE";
        }
        return cached.isPresent() ? "yes" : "no";
    }

    /** All of it, for people. */
    String details() {
        StringBuilder text = new StringBuilder(name()).append(System.lineSeparator());
        line(text, "family", architecture.family());
        line(text, "paper", architecture.paper());
        line(text, "input", "[N, 3, " + size() + ", " + size() + "]");
        line(text, "classes", classes() + (isEmbedded() ? ", the Menagerie's drawn animals" : ", ImageNet's"));
        line(text, "parameters", String.format(Locale.ROOT, "%,d", parameters()));
        if (isEmbedded()) {
            line(text, "weights", "embedded, " + mebibytes(EmbeddedNetwork.size()) + "; there is nothing to download");
            line(text, "sha-256", EmbeddedNetwork.sha256());
            line(text, "use", "--model " + EmbeddedNetwork.NAME);
            return text.toString();
        }
        if (published.isEmpty()) {
            line(text, "weights", "none published; give your own file with --weights FILE");
            return text.toString();
        }
        PublishedWeights weights = published.get();
        line(text, "top-1", String.format(Locale.ROOT, "%.3f %% on ImageNet", weights.top1()));
        line(text, "images", weights.preprocessing().describe());
        line(text, "weights", source(weights) + ", " + mebibytes(weights.bytes()));
        line(text, "license", weights.license());
        line(text, "file", weights.file());
        addresses.forEach(address -> line(text, "address", address.toString()));
        line(text, "sha-256", sha256().orElse(weights.digest() + "... (the rest is known once it is downloaded)"));
        line(
                text,
                "cached",
                cached.map(file -> file.file().toString())
                        .orElse("no; 'vizsla models pull " + name() + "' downloads it"));
        others.forEach(other -> line(
                text,
                "also",
                String.format(
                        Locale.ROOT, "%s, %s, top-1 %.3f %%", other.name(), mebibytes(other.bytes()), other.top1())));
        return text.toString();
    }

    private static String source(PublishedWeights weights) {
        return Catalogue.TORCHVISION_SOURCE + ", " + weights.entry();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "  %-12s%s%n", what, value));
    }

    /** All of it, for programs; what there is none of is left out. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name());
        report.put("family", architecture.family());
        report.put("paper", architecture.paper());
        report.put("input", List.of(3, size(), size()));
        report.put("classes", classes());
        report.put("parameters", parameters());
        published.ifPresent(weights -> {
            report.put("top1", weights.top1());
            report.put("source", source(weights));
            report.put("license", weights.license());
            report.put("resize", weights.preprocessing().resize());
            report.put("crop", weights.preprocessing().crop());
            report.put("interpolation", weights.preprocessing().interpolation());
            report.put("mean", weights.preprocessing().mean());
            report.put("standard_deviation", weights.preprocessing().standardDeviation());
            report.put("file", weights.file());
            report.put("bytes", cached.map(CachedWeights::bytes).orElse(weights.bytes()));
            report.put("addresses", addresses.stream().map(URI::toString).toList());
            report.put("sha256_begins", weights.digest());
            report.put("also", others.stream().map(PublishedWeights::name).toList());
        });
        if (isEmbedded()) {
            report.put("embedded", true);
            report.put("bytes", EmbeddedNetwork.size());
            report.put("sha256", EmbeddedNetwork.sha256());
        }
        sha256().ifPresent(digest -> report.put("sha256", digest));
        cached.ifPresent(file -> report.put("cached", file.file().toString()));
        return report;
    }

    private Optional<String> sha256() {
        return cached.flatMap(CachedWeights::sha256);
    }

    private long parameters() {
        return architecture.parameterCount(classes());
    }
}
