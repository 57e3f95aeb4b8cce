package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

/** All that leaves {@code vizsla}: it steers no terminal and misleads no reader, and what cannot be written is a failure. */
@Tag("once")
class WaysOutTest {
    /** A title for the window, red letters, and letters in the other direction. */
    private static final String EVIL = "\u001b]0;PWN\u0007\u001b[31m\u202egpj.x\u2066";

    /** What a name in a network may have: readers refuse control characters there. */
    private static final String TURNED = "\u202egpj.x\u2066\u2028y";

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");

    @BeforeEach
    void network() throws IOException {
        model = SmallNetworks.onnx("mini_resnet", folder);
    }

    private static void assertHarmless(String text) {
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0x2028);
    }

    private static void assertHarmless(Run run) {
        assertHarmless(run.out());
        assertHarmless(run.err());
    }

    @Test
    void namesOfFilesAndClassesAreShown() throws IOException {
        Path evil = TestPictures.png(folder.resolve("in").resolve(EVIL + ".png"), 1);
        Files.writeString(folder.resolve("in").resolve(EVIL + "2.png"), "not an image");
        Path out = folder.resolve("out");
        Path labels =
                Files.write(folder.resolve("labels.txt"), List.of("cat\u202egpj.x\u2066", "dog", "cow", "ape", "owl"));
        Path network = network("conv" + TURNED);
        for (String[] more : new String[][] {{}, {"--json"}}) {
            List<Object> call = new ArrayList<>(List.of(
                    "explain",
                    evil.getParent(),
                    "--model",
                    network,
                    "--labels",
                    labels,
                    "--target",
                    "0,0",
                    "--out",
                    out));
            call.addAll(List.of(more));
            Run run = Run.of(call.toArray());
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.out() + run.err()).contains("\\u001b]0;PWN\\u0007\\u001b[31m\\u202egpj.x\\u2066");
            assertHarmless(run);
        }
        assertHarmlessFiles(out);
        Path result;
        try (Stream<Path> files = Files.walk(out)) {
            result = files.filter(file -> file.endsWith("result.json"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(JSON.std.mapFrom(Files.readString(result)).toString())
                .as("a program gets the name as it is")
                .contains("cat\u202egpj.x\u2066");
    }

    @Test
    void namesOnPagesAboutTheNetworkItselfAreShown() throws IOException {
        Path labels =
                Files.write(folder.resolve("labels.txt"), List.of("cat\u202egpj.x\u2066", "dog", "cow", "ape", "owl"));
        Path network = network("conv" + TURNED);
        Path evil = TestPictures.png(folder.resolve(EVIL + ".png"), 1);
        List<Object> more = List.of("--model", network, "--labels", labels, "--preprocessing", "imagenet");
        for (List<Object> call : List.<List<Object>>of(
                List.of("visualize", "class", "0", "--set", "steps=1"),
                List.of("visualize", "class", "0", "--set", "steps=1", "--json"),
                List.of("gallery", evil, "--steps", "1"),
                List.of("evolve", evil, "--steps", "1"))) {
            List<Object> words = new ArrayList<>(call);
            words.addAll(more);
            Path out = folder.resolve("out " + call.get(0));
            words.addAll(List.of("--out", out));
            Run run = Run.of(words.toArray());
            assertThat(run.status()).as(run.err()).isZero();
            assertHarmless(run);
            assertHarmlessFiles(out);
        }
        assertThat(Files.readString(folder.resolve("out visualize").resolve("index.html")))
                .contains("<title>What conv\\u202egpj", "alt=\"Picture that excites cat\\u202egpj.x\\u2066\"");
    }

    private static void assertHarmlessFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHarmless(file.toString());
                if (file.toString().matches(".*\\.(html|json)")) {
                    assertHarmless(Files.readString(file));
                }
            }
        }
    }

    private Path network(String name) {
        GraphBuilder b = new GraphBuilder(name);
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String means = b.op(
                        "Flatten", b.op("GlobalAveragePool", "x").called(name).value())
                .value();
        String weights = b.initializer("w" + name, new RandomTensors(1).normal(3, 5));
        b.output(b.op("MatMul", means, weights).named("scores" + name));
        Path file = folder.resolve(name + ".onnx");
        OnnxWriter.write(file, b.build());
        return file;
    }

    @Test
    void namesInANetworkAreShown() {
        Path network = network("net" + TURNED);
        for (Run run : List.of(Run.of("inspect", network, "--layers"), Run.of("inspect", network, "--json"))) {
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).contains("net\\u202egpj.x\\u2066");
            assertHarmless(run);
        }
        assertHarmless(Run.of("inspect", network, "--output", EVIL));
    }

    @Test
    void whatIsTypedIsShown() {
        for (Object[] call : new Object[][] {
            {"--" + EVIL},
            {"explain", EVIL},
            {"explain", EVIL + "\nx", "--model", EVIL},
            {"models", "info", EVIL},
            {"methods", EVIL},
            {"operators", EVIL},
            {"menagerie", "--classes", EVIL},
            {"inspect", EVIL, "--stacktrace"},
            {"visualize", EVIL},
            {"visualize", "spectrum", EVIL},
            {"visualize", "class", "0", "--model", "menagerie", "--set", EVIL + "=1"},
            {"visualize", "class", "0", "--model", "menagerie", "--preset", EVIL},
            {"visualize", "class", EVIL, "--model", "menagerie"},
            {"visualize", "channel", EVIL, "--model", "menagerie"},
            {"help", EVIL},
            {"completion", EVIL},
            {"evaluate", "--memory", EVIL},
            {"explain", "x.png", "--threads", EVIL}
        }) {
            Run run = Run.of(call);
            assertThat(run.status()).isNotZero();
            assertHarmless(run.err().replace("\t", ""));
            assertThat(run.err()).contains("\\u001b]0;PWN");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "methods",
                "--help",
                "operators --json",
                "explain --help",
                "inspect MODEL --json",
                "visualize values"
            })
    void outputThatCannotBeWrittenIsAFailure(String call) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Object[] arguments = call.replace("MODEL", model.toString()).split(" ");
        Process process = new ProcessBuilder(Run.command(List.of(), arguments))
                .redirectOutput(new File("/dev/full"))
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(err))
                .containsExactly("vizsla: cannot write to standard output: No space left on device");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReaderThatHasSeenEnoughIsNoFailure() throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Process process = Run.started(Map.of(), err, "methods", "--json");
        process.getInputStream().close();
        assertThat(process.waitFor()).isZero();
        assertThat(err).isEmptyFile();
    }

    /** Runs it with a limit on the size of files, in place of a disk that is full: writing fails in the middle of a file. */
    private Run withFilesUpTo(int kibibytes, Object... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "vizsla"));
        command.addAll(Run.command(List.of("-XX:-UsePerfData"), arguments));
        Process process = new ProcessBuilder(command).start();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), "", told);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {0, 1, 4})
    void aFullDiskIsAFailure(int kibibytes) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Run run = withFilesUpTo(kibibytes, "menagerie", "--classes", "owl", "--count", 1, "--out", out);
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("vizsla: cannot write " + out)
                .endsWith(": File too large");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFullTemporaryFolderIsNamed() throws IOException, InterruptedException {
        Run run = withFilesUpTo(8, "inspect", model);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "vizsla: ONNX Runtime cannot be loaded: File too large; it needs room in the temporary folder ");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTemporaryFolderThatIsMissingIsNamed() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Run.command(List.of("-Djava.io.tmpdir=" + folder.resolve("none")), "inspect", model))
                .start();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        // Java has a line of its own about it.
        assertThat(told.lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")))
                .singleElement()
                .asString()
                .startsWith("vizsla: ONNX Runtime cannot be loaded: there is no " + folder.resolve("none"))
                .contains("needs room in the temporary folder " + folder.resolve("none"));
    }
}
