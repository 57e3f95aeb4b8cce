package org.vizsla.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.batch.Cluster;
import org.vizsla.cli.manual.Shell;
import org.vizsla.cli.option.Values;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.HelpText;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.StandardOutput;
import org.vizsla.cli.terminal.StoppedException;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code vizsla}: shows what an image classifier looks at. */
@Command(
        name = "vizsla",
        description = "Shows what an image classifier looks at, for any ONNX model, without Python.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla demo                                  a good first try: needs no files, makes a page",
            "  vizsla gallery photos/                       a page about all images in a folder",
            "  vizsla explain cat.png --target tabby        what speaks for a tabby cat?",
            "  vizsla explain cat.png --model net.onnx      explains your own network",
            "  vizsla explain cat.png --method fast         a page with all methods of a pass or a few",
            "  vizsla batch photos/                         numbers for programs, for any number of images",
            "  vizsla inspect net.onnx                      what is in the network?",
            "  vizsla menagerie --out animals               draws animals, with the truth about each picture",
            "",
            "The files are in the folder examples/. 'vizsla COMMAND --help' describes a command.",
            "The user guide is guide/index.html in the archive; elsewhere, 'vizsla guide' writes it.",
            "VIZSLA_JAVA_OPTIONS passes options to Java, such as -Dhttps.proxyHost=proxy -Dhttps.proxyPort=8080."
        })
public final class Main implements Runnable {
    @Option(names = "--stacktrace", description = "Print the stack trace of an error.", scope = ScopeType.INHERIT)
    private boolean stackTrace;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String... arguments) {
        StandardOutput output = StandardOutput.install();
        System.exit(output.ended(run(arguments)));
    }

    /** Runs a command and returns its exit status. */
    static int run(String... arguments) {
        return run(new Environment(System.getenv()), arguments);
    }

    /** The same in another environment. */
    static int run(Environment environment, String... arguments) {
        return run(environment, Optional.empty(), arguments);
    }

    /** The same where a cluster does the parts of a batch. */
    public static int run(Environment environment, Cluster cluster, String... arguments) {
        return run(environment, Optional.of(cluster), arguments);
    }

    private static int run(Environment environment, Optional<Cluster> cluster, String... arguments) {
        Main main = new Main();
        try {
            return line(main, environment, cluster, Commands.needed(arguments)).execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return main.report(Exhaustion.of(e));
        } catch (Error e) {
            return main.report(new IllegalStateException(e));
        }
    }

    /** All commands. */
    static CommandLine line(Environment environment) {
        return line(new Main(), environment, Optional.empty(), Commands.ALL);
    }

    private static CommandLine line(
            Main main, Environment environment, Optional<Cluster> cluster, List<Class<?>> commands) {
        CommandLine line = new CommandLine(main, new Factory(Commands.in(environment, cluster)));
        commands.forEach(line::addSubcommand);
        HelpText.fit(line, environment.columns());
        Values.read(line);
        Values.choice(line, Shell.class);
        return line.setExecutionExceptionHandler((failure, command, result) -> main.report(failure))
                .setParameterExceptionHandler(Misuse::report);
    }

    /** Java ran out of memory or stack: what a user can do about it. */
    private static final class Exhaustion extends VizslaException {
        private Exhaustion(String message, Throwable cause) {
            super(message, cause);
        }

        static Exhaustion of(Error error) {
            return error instanceof StackOverflowError
                    ? new Exhaustion(
                            "something is nested more deeply than Java's stack allows; VIZSLA_JAVA_OPTIONS=-Xss64m allows more",
                            error)
                    : new Exhaustion(
                            "this takes more memory than Java has ("
                                    + (Runtime.getRuntime().maxMemory() >> 20)
                                    + " MB of heap); VIZSLA_JAVA_OPTIONS=-Xmx4g gives it more",
                            error);
        }
    }

    /** Without a command, prints the help. */
    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(System.out);
    }

    private int report(Exception failure) {
        String message =
                failure instanceof VizslaException known ? Remedies.message(known) : "internal error: " + failure;
        Output.note("vizsla: " + message);
        if (stackTrace) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(Output::note);
        } else if (!(failure instanceof VizslaException)) {
            Output.note("  run again with --stacktrace to see where it came from");
        }
        if (failure instanceof StoppedException) {
            return StoppedException.STATUS;
        }
        return failure instanceof UsageException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "vizsla " + org.vizsla.report.Version.current(),
                "Java ${java.version} (${java.vendor})",
                "${os.name} ${os.arch}"
            };
        }
    }

    /** Lets picocli make the commands as we do. */
    private record Factory(Commands commands) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Optional<Object> command = commands.made(type);
            return command.isPresent()
                    ? type.cast(command.get())
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
