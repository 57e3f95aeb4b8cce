package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small hostile files, one of a kind: each ends in one line and status 1, those that are valid in a result, in a process of little memory that does not
 * die.
 */
class HostileCasesTest {
    private static final String PICTURE = absolute("images/king_snake_56.jpg");
    private static final String MINI = absolute("onnx/mini_resnet.onnx");
    private static final Set<Integer> INVISIBLE =
            Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                    Character.PARAGRAPH_SEPARATOR);
    private static final int PATIENCE_SECONDS = 120;
    private static final int DIED = 134;

    @TempDir
    Path folder;

    /**
     * A call of the command line.
     *
     * @param status its exit status
     * @param says part of what it writes to standard error; for a failure of one line
     * @param heap Java's, in MB
     * @param out where standard output goes; empty to throw it away
     */
    private record Call(int status, String says, int heap, String out, List<String> arguments) {
        Call(int status, String says, String... arguments) {
            this(status, says, 512, "", List.of(arguments));
        }
    }

    private static String absolute(String file) {
        return Shared.path(file).toAbsolutePath().normalize().toString();
    }

    private static String of(String file) {
        return absolute("cases/hostile/" + file);
    }

    private static Arguments refused(String name, String says, String... arguments) {
        return called(name, new Call(1, says, arguments));
    }

    private static Arguments works(String name, String... arguments) {
        return called(name, new Call(0, "", arguments));
    }

    private static Arguments called(String name, Call call) {
        return Arguments.of(Named.of(name, call));
    }

    private static Arguments inspected(String name, String file, String says) {
        return refused(name, says, "inspect", of(name + "/" + file));
    }

    private static Arguments explained(String name, String says, String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explain", PICTURE, "--model", of(name + "/" + file)));
        arguments.addAll(Arrays.asList(more));
        return says.isEmpty()
                ? works(name, arguments.toArray(String[]::new))
                : refused(name, says, arguments.toArray(String[]::new));
    }

    static List<Arguments> calls() throws IOException {
        String composite = Files.readString(Path.of(of("lrp-message/lrp-s7-2978.txt")));
        return List.of(
                explained(
                        "add-chain-20000", "the limit 'nodes'", "chain_add_20000.onnx", "--method", "lrp_epsilon_plus"),
                inspected("batch-1e6", "batch_1000000.onnx", "the limit 'batch'"),
                works("flat-webp", "explain", of("flat-webp/f1000.webp"), "--model", MINI),
                works("flat-webp, TIFF", "explain", of("flat-webp/d1000.tif"), "--model", MINI),
                inspected("input-8000", "input_8000.onnx", "the limit 'elements'"),
                refused("jpeg-scans", "pixels", "explain", of("jpeg-scans/scans_99_64mp.jpg"), "--model", MINI),
                called(
                        "jpeg-scans, large heap",
                        new Call(
                                1,
                                "the limit 'scanned-pixels'",
                                1024,
                                "",
                                List.of("explain", of("jpeg-scans/scans_99_64mp.jpg"), "--model", MINI))),
                refused(
                        "jpeg-scans-in-tiff",
                        "the limit 'scans'",
                        "explain",
                        of("jpeg-scans-in-tiff/t_jpeg_inner_400scans.tif"),
                        "--model",
                        MINI),
                inspected("loop-forever", "loop_forever.onnx", "the limit 'trips'"),
                called(
                        "lrp-message",
                        new Call(
                                2,
                                "in the composite",
                                "explain",
                                PICTURE,
                                "--model",
                                MINI,
                                "--method",
                                "lrp",
                                "--set",
                                "lrp.composite=" + composite)),
                explained("maxpool-empty-output", "", "MaxPool_h.onnx", "--method", "lrp_epsilon_plus"),
                inspected("opsets-x-subgraphs", "opsets_x_subgraphs_4000.onnx", "the limit 'operator-sets'"),
                inspected("ort-conv-slice", "model.onnx", ""),
                inspected("ort-depthtospace", "model.onnx", ""),
                inspected("ort-einsum", "model.onnx", ""),
                inspected("ort-gathernd", "model.onnx", ""),
                inspected("ort-gqa", "model.onnx", ""),
                explained("ort-layernorm", "", "model.onnx"),
                inspected("ort-max-empty", "model.onnx", ""),
                inspected("ort-sum-empty", "model.onnx", ""),
                inspected("ort-trilu-std", "model.onnx", ""),
                explained(
                        "redos",
                        "",
                        "longnames.onnx",
                        "--method",
                        "lrp",
                        "--set",
                        "lrp.composite=Conv named '" + "*a".repeat(40) + "!': epsilon"),
                called("sheet-oom", new Call(0, "", 96, "", List.of("explain", "{pictures}", "--model", MINI))),
                called("stdout-full", new Call(1, "", 512, "/dev/full", List.of("explain", PICTURE, "--model", MINI))),
                called("stdout-full, --help", new Call(1, "", 512, "/dev/full", List.of("--help"))),
                inspected("terminal-escapes", "esc_resize.onnx", ""),
                explained("toint-pooling", "is not valid", "ort-8522.onnx"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void endAsWanted(Call call) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Xmx" + call.heap() + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.vizsla.cli.Main"));
        if (Runtime.version().feature() >= 22) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        for (String argument : call.arguments()) {
            command.add(argument.equals("{pictures}") ? pictures().toString() : argument);
        }
        if (call.arguments().contains("explain")) {
            command.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(call.out().isEmpty() ? new File("/dev/null") : new File(call.out()))
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(err);
        assertThat(ended).as("it ends").isTrue();
        assertThat(process.exitValue()).as(said).isNotEqualTo(DIED).isEqualTo(call.status());
        assertThat(said).contains(call.says()).doesNotContain("internal error", "\tat ");
        assertThat(said.codePoints().filter(c -> c != '\n' && INVISIBLE.contains(Character.getType(c))))
                .as("control characters in %s", said)
                .isEmpty();
        if (call.status() != 0) {
            assertThat(said.lines().filter(line -> !line.contains("chooses otherwise")))
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("vizsla: "));
        }
        if (call.arguments().contains("{pictures}")) {
            assertThat(folder.resolve("out/index.html")).exists();
        }
    }

    /** More pictures than there is memory for in one sheet. */
    private Path pictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 120; i++) {
            Files.copy(Path.of(PICTURE), pictures.resolve(i + ".jpg"));
        }
        return pictures;
    }
}
