package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.HelpFooter;
import picocli.CommandLine;

/** Every example of the README and of each command's help runs as it is written, in a copy of the clone's files, and without a network connection. */
@Tag("once")
class ExamplesTest {
    private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

    private static final String DOWNLOAD = "needs weights that are downloaded";
    private static final String SLOW = "takes minutes or hours";
    private static final String STEPS = "is run by VisualizeCommandTest, in fewer steps";
    private static final String DEMO = "is run by DemoCommandTest";
    private static final String SHELL = "is tried in the shells themselves, by distribution/check";
    private static final String SERVES = "runs until it is stopped, and is started by KilledServerTest";
    private static final String ARCHIVES = "needs archives, and is run by BatchCommandTest";
    private static final String PIPE = "needs a shell, and is run by BatchCommandTest";
    private static final String CLUSTER = "needs a cluster, and is run by ClusterIT";
    private static final String WEIGHTS = "needs large weights, or the checkpoints of a training";

    /** The only examples that are not run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry("./vizsla explain docs/pictures/jack_o_lantern.jpg --open", DOWNLOAD),
            Map.entry("./vizsla explain docs/pictures/jack_o_lantern.jpg --size original", DOWNLOAD),
            Map.entry("./vizsla visualize channel features.10:74 --preset lucid", DOWNLOAD),
            Map.entry("./vizsla visualize class flamingo --preset maco", DOWNLOAD),
            Map.entry("vizsla visualize channel features.10:74,80", DOWNLOAD),
            Map.entry("vizsla visualize class flamingo pug --preset maco", DOWNLOAD),
            Map.entry("vizsla visualize neuron features.10:74", DOWNLOAD),
            Map.entry("vizsla visualize neuron features.10:74,3,5", DOWNLOAD),
            Map.entry("vizsla visualize class flamingo --preset regularized --frames 32", DOWNLOAD),
            Map.entry(
                    "vizsla visualize accentuate dog.png --toward \"channel features.10:74\" --near 10 --frames 24",
                    DOWNLOAD),
            Map.entry("vizsla visualize invert dog.png --layer features.3,features.10", DOWNLOAD),
            Map.entry("vizsla visualize dream dog.png --layer features.7", DOWNLOAD),
            Map.entry("vizsla visualize dream dog.png --toward \"channel features.10:74\"", DOWNLOAD),
            Map.entry("vizsla visualize dream dog.png --guide cat.png --layer features.7", DOWNLOAD),
            Map.entry("./vizsla visualize invert docs/pictures/wall_clock.jpg", DOWNLOAD),
            Map.entry("./vizsla visualize caricature docs/pictures/wall_clock.jpg --layer features.7", DOWNLOAD),
            Map.entry(
                    "./vizsla visualize accentuate docs/pictures/jack_o_lantern.jpg --toward \"class barn spider\"",
                    DOWNLOAD),
            Map.entry("./vizsla visualize dream docs/pictures/jack_o_lantern.jpg --zoom 40", DOWNLOAD),
            Map.entry("vizsla visualize invert dog.png", STEPS),
            Map.entry("vizsla visualize caricature dog.png", STEPS),
            Map.entry("vizsla visualize caricature dog.png --layer features.7", STEPS),
            Map.entry("vizsla visualize accentuate dog.png --toward \"class vizsla\"", STEPS),
            Map.entry("vizsla visualize dream dog.png", STEPS),
            Map.entry("vizsla visualize dream dog.png --zoom 40", STEPS),
            Map.entry("vizsla visualize layer features.7", DOWNLOAD),
            Map.entry("vizsla visualize examples photos/ --channel features.10:74", DOWNLOAD),
            Map.entry("vizsla visualize examples photos/ --channel features.10:74,80", DOWNLOAD),
            Map.entry("vizsla visualize atlas --pictures photos/ --out atlas", DOWNLOAD),
            Map.entry("./vizsla visualize atlas --pictures examples/photos/ --out atlas", DOWNLOAD),
            Map.entry("vizsla visualize direction features.10:74,-0.5*80", DOWNLOAD),
            Map.entry("vizsla visualize channel features.10:74 --count 4 --set diversity=100", DOWNLOAD),
            Map.entry("vizsla doctor --online", DOWNLOAD),
            Map.entry(
                    "vizsla batch /data/photos --model net.onnx --out /data/maps --master spark://host:7077", CLUSTER),
            Map.entry("vizsla batch shards/ --model net.onnx --out all", ARCHIVES),
            Map.entry("find photos | vizsla batch --list - --model net.onnx --out found", PIPE),
            Map.entry("./vizsla serve --open", SERVES),
            Map.entry("vizsla serve", SERVES),
            Map.entry("vizsla serve net.onnx --open", SERVES),
            Map.entry("vizsla serve before.onnx after.onnx", SERVES),
            Map.entry("vizsla serve --port 9000", SERVES),
            Map.entry("./vizsla demo", DEMO),
            Map.entry("vizsla demo", DEMO),
            Map.entry("vizsla guide", SLOW),
            Map.entry("vizsla guide --photograph cat.png", SLOW),
            Map.entry("vizsla guide --photograph scan.png --model tumour.onnx", SLOW),
            Map.entry("source <(vizsla completion bash)", SHELL),
            Map.entry("source <(vizsla completion zsh)", SHELL),
            Map.entry("vizsla completion fish | source", SHELL),
            Map.entry("./vizsla explain docs/pictures/wall_clock.jpg --target \"analog clock\"", DOWNLOAD),
            Map.entry(
                    "./vizsla explain docs/pictures/wall_clock.jpg --target \"wall clock,analog clock\" --method class_activation",
                    DOWNLOAD),
            Map.entry("./vizsla evolve docs/pictures/wall_clock.jpg --target \"analog clock\"", DOWNLOAD),
            Map.entry("./vizsla explain examples/cat.png --model weights.pth --arch resnet50", WEIGHTS),
            Map.entry("./vizsla explain drawn/pictures/0/vizsla_00001.png --method all", SLOW),
            Map.entry("./vizsla evaluate", SLOW),
            Map.entry("vizsla evaluate", SLOW),
            Map.entry("vizsla evaluate --method all", SLOW),
            Map.entry("vizsla evaluate --method all --resume", SLOW),
            Map.entry("vizsla explain cat.png --method all", SLOW),
            Map.entry("vizsla evolve dog.png --checkpoints run1/ --model resnet18", WEIGHTS),
            Map.entry("vizsla inspect weights.pth --arch vgg16 --json", WEIGHTS),
            Map.entry("vizsla models pull vgg16 resnet50", DOWNLOAD),
            Map.entry("VIZSLA_MIRROR=https://mirror.example.org/models/ vizsla models pull vgg16", DOWNLOAD));

    @TempDir
    private Path folder;

    /** Those of the README and of the texts that the user guide is made of. */
    private static List<String> ofReadme() throws IOException {
        List<Path> texts = new ArrayList<>(List.of(CLONE.resolve("README.md")));
        try (Stream<Path> guide = Files.list(CLONE.resolve("docs/guide"))) {
            guide.sorted().forEach(texts::add);
        }
        List<String> calls = new ArrayList<>();
        for (Path text : texts) {
            Files.readAllLines(text).stream()
                    .filter(line -> line.startsWith("./vizsla "))
                    .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                    .forEach(calls::add);
        }
        return calls.stream().distinct().toList();
    }

    private static List<String> ofHelp() {
        List<String> calls = new ArrayList<>();
        HelpTest.commands().forEach(names -> {
            CommandLine line = Main.line(new Environment(Map.of()));
            for (String name : names) {
                line = Objects.requireNonNull(line.getSubcommands().get(name), name);
            }
            HelpFooter.calls(List.of(line.getCommandSpec().usageMessage().footer())).stream()
                    .filter(call -> call.contains("vizsla "))
                    .forEach(calls::add);
        });
        return calls.stream().distinct().toList();
    }

    @Test
    void allThatAreNotRunAreExamples() throws IOException {
        assertThat(Stream.concat(ofReadme().stream(), ofHelp().stream()).toList())
                .containsAll(NOT_RUN.keySet())
                .hasSizeGreaterThan(2 * NOT_RUN.size());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thoseOfTheReadmeRunInTheClone() throws Exception {
        copy(CLONE.resolve("examples"), folder.resolve("examples"));
        run(ofReadme(), folder);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thoseOfTheHelpRunBesideTheirFiles() throws Exception {
        copy(CLONE.resolve("examples"), folder);
        run(ofHelp(), folder);
    }

    private void run(List<String> calls, Path place) throws IOException, InterruptedException {
        Path list = Files.write(
                folder.resolve("calls.txt"),
                calls.stream().filter(call -> !NOT_RUN.containsKey(call)).toList());
        List<String> command = new ArrayList<>(Run.command(List.of("-XX:TieredStopAtLevel=1")));
        command.set(command.size() - 1, ExampleCalls.class.getName());
        command.add(list.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
        builder.environment().put("VIZSLA_CACHE", folder.resolve("cache").toString());
        builder.environment().put("VIZSLA_MIRROR", "http://127.0.0.1:9/");
        Process process = builder.start();
        String failures = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(failures).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The files are made by {@link ExampleFiles}; networks, arrays and names to the byte, images wherever Java compresses alike. */
    @Test
    void theFilesAreThoseThatAreMadeAnew() throws IOException {
        ExampleFiles.write(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> made = files.filter(Files::isRegularFile).toList();
            assertThat(made).hasSizeGreaterThan(15).allSatisfy(file -> {
                Path kept = CLONE.resolve("examples")
                        .resolve(folder.relativize(file).toString());
                assertThat(kept).exists();
                if (!file.toString().endsWith(".png")) {
                    assertThat(kept).hasSameBinaryContentAs(file);
                }
            });
        }
    }
}
