package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.Trust;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.KnownNetworkJson;
import org.vizsla.report.network.KnownNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Networks that are known by name, and their published weights. */
@Command(
        name = "models",
        description = "Lists the known networks, and manages their published weights.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  VIZSLA_CACHE    the folder for downloads",
            "  VIZSLA_MIRROR   addresses (comma-separated, tried in order) to download",
            "                  from instead of " + Catalogue.TORCHVISION_ADDRESS,
            "",
            "Examples:",
            "  vizsla models                       all networks, and which are cached",
            "  vizsla models info vgg16            describes one",
            "  vizsla models pull vgg16 resnet50   downloads now, to work offline later",
            "  vizsla models verify                checks all cached weights again",
            "  vizsla models remove vgg16          frees the space"
        })
public final class ModelsCommand implements Runnable {
    private final Environment environment;
    private final Supplier<WeightsStore> stores;

    @Mixin
    private JsonOption json = new JsonOption();

    public ModelsCommand(Environment environment) {
        this(environment, environment::store);
    }

    /** The same with a store other than the user's. */
    public ModelsCommand(Environment environment, Supplier<WeightsStore> stores) {
        this.environment = environment;
        this.stores = stores;
    }

    @Override
    public void run() {
        list(json);
    }

    @Command(
            name = "list",
            description = "Lists all networks, with the ImageNet accuracy of their published weights.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  vizsla models list --json")
    void list(@Mixin JsonOption asJson) {
        WeightsStore store = stores.get();
        List<KnownNetwork> networks = Architectures.all().stream()
                .map(architecture -> KnownNetwork.of(architecture, store))
                .toList();
        if (asJson.isGiven()) {
            Output.text(Json.write(networks.stream().map(KnownNetworkJson::of).toList()));
            return;
        }
        Output.text(NetworkLines.table(networks).stripTrailing());
        long bytes = store.list().stream().mapToLong(CachedWeights::bytes).sum();
        Output.format("%n%s of weights in %s%n", NetworkLines.mebibytes(bytes), store.folder());
    }

    @Command(
            name = "info",
            description = "Describes a network: architecture, paper, input, and where its weights come from.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  vizsla models info vgg16 --json")
    void info(@Parameters(paramLabel = "NAME", description = "The network.") String name, @Mixin JsonOption asJson) {
        KnownNetwork network = network(UsageException.unlessRefused(() -> architecture(name)), name, stores.get());
        if (asJson.isGiven()) {
            Output.text(Json.write(KnownNetworkJson.of(network)));
        } else {
            NetworkLines.details(network).forEach(Output::line);
        }
    }

    @Command(
            name = "pull",
            description = "Downloads the weights of networks, and prints their paths. Interrupted downloads resume.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  vizsla models pull vgg16 resnet50",
                "  VIZSLA_MIRROR=https://mirror.example.org/models/ vizsla models pull vgg16"
            })
    void pull(
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "The networks.") List<String> names,
            @Option(
                            names = "--sha256",
                            paramLabel = "DIGEST",
                            description = "The SHA-256 that the file must have, 64 digits.")
                    @Nullable
                    String sha256) {
        WeightsStore store = stores.get();
        List<String> published = published(store, names);
        refuseForSeveral(sha256, names);
        names.stream()
                .filter(EmbeddedNetwork::isNamed)
                .forEach(name -> Output.note(name + " comes with Vizsla; there is nothing to download"));
        for (String name : published) {
            Output.line(pull(store, name, Optional.ofNullable(sha256)).toString());
        }
    }

    private static Architecture architecture(String name) {
        return Architectures.byName(EmbeddedNetwork.architectureOf(Catalogue.architectureOf(name)));
    }

    private static KnownNetwork network(Architecture architecture, String name, WeightsStore store) {
        boolean named = store.catalogue().find(name).isPresent();
        if (!named && !name.equals(Catalogue.architectureOf(name))) {
            UsageException.unlessRefused(() -> store.catalogue().require(name));
        }
        return named ? KnownNetwork.of(architecture, name, store) : KnownNetwork.of(architecture, store);
    }

    /** The networks whose weights are downloaded, all of which must be known. */
    private static List<String> published(WeightsStore store, List<String> names) {
        List<String> published =
                names.stream().filter(name -> !EmbeddedNetwork.isNamed(name)).toList();
        published.forEach(
                name -> UsageException.unlessRefused(() -> store.catalogue().require(name)));
        return published;
    }

    private Path pull(WeightsStore store, String name, Optional<String> sha256) {
        try (Progress progress = Progress.ofDownload(environment)) {
            return store.pull(name, sha256, progress);
        }
    }

    @Command(
            name = "verify",
            description = "Checks cached weights against the digest recorded at download.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  vizsla models verify")
    int verify(
            @Parameters(
                            paramLabel = "NAME",
                            arity = "0..*",
                            description = "The networks. Default: all that are cached.")
                    @Nullable
                    List<String> names,
            @Option(
                            names = "--sha256",
                            paramLabel = "DIGEST",
                            description = "The SHA-256 that the file must have, 64 digits, from a source you trust.")
                    @Nullable
                    String sha256) {
        WeightsStore store = stores.get();
        List<String> wanted = Optional.ofNullable(names)
                .orElseGet(() -> store.list().stream()
                        .map(cached -> cached.weights().name())
                        .toList());
        published(store, wanted);
        refuseForSeveral(sha256, wanted);
        int damaged = 0;
        for (String name : wanted) {
            try {
                Output.line(verified(store, name, Optional.ofNullable(sha256)));
            } catch (VizslaException e) {
                damaged++;
                Output.note("vizsla: " + Remedies.message(e));
            }
        }
        return damaged == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void refuseForSeveral(@Nullable String sha256, List<String> names) {
        if (sha256 != null && names.size() != 1) {
            throw new UsageException("--sha256 is of one file; name one network");
        }
    }

    /** The digest of intact weights, and how it is known to be the right one; the embedded ones are intact if they can be read. */
    private static String verified(WeightsStore store, String name, Optional<String> sha256) {
        if (EmbeddedNetwork.isNamed(name)) {
            return String.format(
                    "%-20s%s", name, EmbeddedNetwork.load().sha256().orElseThrow());
        }
        String digest = store.verify(name, sha256);
        String known = store.find(name)
                .flatMap(CachedWeights::trust)
                .map(trust -> (trust == Trust.UNVERIFIED ? "  unverified: " : "  ") + trust.words())
                .orElse("");
        return String.format("%-20s%s%s", name, digest, known);
    }

    @Command(
            name = "remove",
            description = "Deletes the weights of networks from the cache.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  vizsla models remove vgg16")
    void remove(@Parameters(paramLabel = "NAME", arity = "1..*", description = "The networks.") List<String> names) {
        WeightsStore store = stores.get();
        names.stream().filter(EmbeddedNetwork::isNamed).findFirst().ifPresent(name -> {
            throw new VizslaException(name + " is a part of Vizsla and cannot be removed");
        });
        published(store, names);
        for (String name : names) {
            Output.line(name + (store.remove(name) ? " removed" : " is not cached"));
        }
    }
}
