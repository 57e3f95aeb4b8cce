package org.vizsla.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.Trust;
import org.vizsla.report.network.KnownNetwork;

/** Descriptions of networks in readable form. */
final class NetworkLines {
    private static final String ROW = "%-20s%-16s%12s%13s%9s  %s%n";

    private NetworkLines() {}

    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    /** A table with one line per network. */
    static String table(List<KnownNetwork> networks) {
        return String.format(ROW, "NAME", "FAMILY", "PARAMETERS", "DOWNLOAD", "TOP-1", "CACHED")
                + networks.stream().map(NetworkLines::row).collect(Collectors.joining());
    }

    private static String row(KnownNetwork network) {
        return String.format(
                Locale.ROOT,
                ROW,
                network.architecture().name(),
                network.architecture().family(),
                String.format(Locale.ROOT, "%,d", network.parameters()),
                network.published().map(weights -> mebibytes(weights.bytes())).orElse("-"),
                network.published()
                        .map(weights -> String.format(Locale.ROOT, "%.1f %%", weights.top1()))
                        .orElse("-"),
                place(network));
    }

    private static String place(KnownNetwork network) {
        if (network.isEmbedded()) {
            return "embedded: --model " + EmbeddedNetwork.NAME;
        } else if (network.published().isEmpty()) {
            return "none published; --weights FILE";
        }
        return network.cached().isPresent() ? "yes" : "no";
    }

    /** Everything known about one network, in lines. */
    static List<String> details(KnownNetwork network) {
        Architecture architecture = network.architecture();
        List<String> text = new ArrayList<>(List.of(network.name()));
        line(text, "family", architecture.family());
        line(text, "paper", architecture.paper());
        line(text, "input", "[N, 3, " + network.size() + ", " + network.size() + "]");
        line(
                text,
                "classes",
                network.classes() + (network.isEmbedded() ? ", the Menagerie's drawn animals" : ", ImageNet's"));
        line(text, "parameters", String.format(Locale.ROOT, "%,d", network.parameters()));
        if (network.isEmbedded()) {
            line(text, "weights", "embedded, " + mebibytes(EmbeddedNetwork.size()) + "; there is nothing to download");
            line(text, "sha-256", EmbeddedNetwork.sha256());
            line(text, "use", "--model " + EmbeddedNetwork.NAME);
            return text;
        }
        if (network.published().isEmpty()) {
            line(text, "weights", "none published; give your own file with --weights FILE");
            return text;
        }
        PublishedWeights weights = network.published().get();
        line(text, "top-1", String.format(Locale.ROOT, "%.3f %% on ImageNet", weights.top1()));
        line(text, "images", weights.preprocessing().describe());
        line(
                text,
                "weights",
                Catalogue.TORCHVISION_SOURCE + ", " + weights.entry() + ", " + mebibytes(weights.bytes()));
        line(text, "license", weights.license());
        line(text, "file", weights.file());
        network.addresses().forEach(address -> line(text, "address", address.toString()));
        line(
                text,
                "sha-256",
                network.sha256()
                        .or(weights::sha256)
                        .orElse(weights.digest() + "... (the rest is known once it is downloaded)"));
        network.cached()
                .flatMap(CachedWeights::trust)
                .ifPresent(trust -> line(
                        text,
                        "verified",
                        trust == Trust.UNVERIFIED ? "no; " + trust.words() : "yes; " + trust.words()));
        line(
                text,
                "cached",
                network.cached()
                        .map(file -> file.file().toString())
                        .orElse("no; 'vizsla models pull " + network.name() + "' downloads it"));
        network.others()
                .forEach(other -> line(
                        text,
                        "also",
                        String.format(
                                Locale.ROOT,
                                "%s, %s, top-1 %.3f %%",
                                other.name(),
                                mebibytes(other.bytes()),
                                other.top1())));
        return text;
    }

    private static void line(List<String> text, String what, String value) {
        text.add(String.format(Locale.ROOT, "  %-12s%s", what, value));
    }
}
