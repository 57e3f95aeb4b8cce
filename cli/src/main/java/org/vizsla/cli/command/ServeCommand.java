package org.vizsla.cli.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.option.OpenOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.report.atlas.AtlasPictures;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.serve.Server;
import org.vizsla.serve.ServerSettings;
import org.vizsla.serve.ServerToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the live page. */
@Command(
        name = "serve",
        description =
                "Opens a local page on which you can drop images and networks, and see live what a network looks at. Nothing leaves this computer.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla serve                          the embedded network and drawn animals; drop your own files on the page",
            "  vizsla serve net.onnx --open          your own network first, in your browser",
            "  vizsla serve before.onnx after.onnx   two networks to compare",
            "  vizsla serve --port 9000              at another port",
            "",
            "Prints the page's address, and runs until Ctrl-C. The address has a token, without which nobody is let in: it is kept in",
            "the cache, so that addresses stay valid after a restart; --new-token makes another. Only this computer can reach it.",
            "Networks that are dropped on the page are tried in a process of their own first."
        })
public final class ServeCommand implements Runnable {
    private static final int USUAL_PORT = 8211;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_THREADS = 256;

    private final Environment environment;

    @Parameters(
            arity = "0..*",
            paramLabel = "NETWORK",
            description =
                    "Networks to offer first: names from 'vizsla models', whose weights are downloaded once, or files (.onnx, .pth, .pt, .safetensors). Each is opened when"
                            + " somebody chooses it.")
    private List<String> networks = List.of();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Class names of the network, one per line, numbered or not, or JSON; of the only one that is given.")
    private @Nullable Path labels;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 for any that is free. Default: " + USUAL_PORT + ", or any if that is taken.")
    private @Nullable Integer port;

    @Option(
            names = "--atlas",
            paramLabel = "DIR",
            description =
                    "The folder of a 'vizsla visualize atlas', whose pictures are shown beside the channels of its network; repeatable.")
    private List<Path> atlases = List.of();

    @Option(names = "--new-token", description = "Make a new token; addresses with the old one are no longer valid.")
    private boolean newToken;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads per operator; 0 (default): one per core.")
    private int threads;

    @Mixin
    private OpenOption open = new OpenOption();

    public ServeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        Map<String, Supplier<Model>> offered = offered();
        ServerSettings settings = ServerSettings.of(environment.store())
                .withToken(ServerToken.in(environment.store().folder(), newToken))
                .withExplainers(ExplainerSettings.DEFAULT.withSession(session()))
                .withAtlases(atlases.stream().map(AtlasPictures::in).toList());
        Server server = start(settings, offered);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "vizsla-serve-end"));
        URI address = server.address();
        Output.note("Only this computer can reach this page, and nothing leaves it. Ctrl-C ends it.");
        Output.line(address.toString());
        open.show(address, environment);
        await();
    }

    /** The networks by their names, as far as that can be told without opening them. */
    private Map<String, Supplier<Model>> offered() {
        if (labels != null && networks.size() != 1) {
            throw new UsageException("--labels names the classes of one network; give one, not " + networks.size());
        }
        Map<String, Supplier<Model>> offered = new LinkedHashMap<>();
        for (String network : networks) {
            ModelRequest request = new ModelRequest(
                    network, null, null, labels, false, OutputChoice.DEFAULT, SizeChoice.DEFAULT, false);
            ModelLoader loader = new ModelLoader(environment.store());
            offered.put(name(network, offered), () -> loader.load(request, ProgressListener.NONE));
        }
        return offered;
    }

    /** A file's name without its folder; the second of a name gets a number. */
    private static String name(String network, Map<String, Supplier<Model>> others) {
        String last = network.substring(Math.max(network.lastIndexOf('/'), network.lastIndexOf('\\')) + 1);
        String name = last;
        for (int number = 2; others.containsKey(name); number++) {
            name = last + " (" + number + ")";
        }
        return name;
    }

    private SessionSettings session() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new UsageException("--threads must be 0 to " + MOST_THREADS + ", not " + threads);
        }
        return SessionSettings.DEFAULT.withThreads(threads);
    }

    private Server start(ServerSettings settings, Map<String, Supplier<Model>> offered) {
        Integer asked = port;
        if (asked == null) {
            try {
                return Server.start(settings.withPort(USUAL_PORT), offered);
            } catch (VizslaException taken) {
                return Server.start(settings, offered);
            }
        }
        if (asked < 0 || asked > MOST_PORT) {
            throw new UsageException("--port must be 0 to " + MOST_PORT + ", not " + asked);
        }
        return Server.start(settings.withPort(asked), offered);
    }

    /** Until the process is ended. */
    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
