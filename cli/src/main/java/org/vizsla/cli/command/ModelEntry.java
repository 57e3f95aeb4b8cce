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
        List<URI> addresses) {
    private static final String ROW = "%-18s%-12s%12s%12s%9s  %s%n";

    static ModelEntry of(Architecture architecture, WeightsStore store) {
        Optional<PublishedWeights> published = store.catalogue().find(architecture.name());
        return new ModelEntry(
                architecture,
                published,
                store.find(architecture.name()),
                published.map(store::addresses).orElse(List.of()));
    }

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    /** One line for each network. */
    static String table(List<ModelEntry> entries) {
        return String.format(ROW, "NAME", "FAMILY", "PARAMETERS", "DOWNLOAD", "TOP-1", "CACHED")
                + entries.stream().map(ModelEntry::row).collect(Collectors.joining());
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
        StringBuilder text = new StringBuilder(architecture.name()).append(System.lineSeparator());
        line(text, "family", architecture.family());
        line(text, "paper", architecture.paper());
        line(text, "input", "[N, 3, " + architecture.size() + ", " + architecture.size() + "]");
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
        line(text, "weights", Catalogue.TORCHVISION_SOURCE + ", " + mebibytes(weights.bytes()));
        line(text, "license", Catalogue.TORCHVISION_LICENSE);
        line(text, "file", weights.file());
        addresses.forEach(address -> line(text, "address", address.toString()));
        line(text, "sha-256", sha256().orElse(weights.digest() + "... (the rest is known once it is downloaded)"));
        line(
                text,
                "cached",
                cached.map(file -> file.file().toString())
                        .orElse("no; 'vizsla models pull " + architecture.name() + "' downloads it"));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "  %-12s%s%n", what, value));
    }

    /** All of it, for programs; what there is none of is left out. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", architecture.name());
        report.put("family", architecture.family());
        report.put("paper", architecture.paper());
        report.put("input", List.of(3, architecture.size(), architecture.size()));
        report.put("classes", classes());
        report.put("parameters", parameters());
        published.ifPresent(weights -> {
            report.put("top1", weights.top1());
            report.put("source", Catalogue.TORCHVISION_SOURCE);
            report.put("license", Catalogue.TORCHVISION_LICENSE);
            report.put("file", weights.file());
            report.put("bytes", cached.map(CachedWeights::bytes).orElse(weights.bytes()));
            report.put("addresses", addresses.stream().map(URI::toString).toList());
            report.put("sha256_begins", weights.digest());
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
