package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong usage is status 2 with one line that says what is wrong, whatever the command; what fails in spite of right usage is 1. */
class StatusTest {
    @TempDir
    private Path folder;

    static Stream<List<String>> commands() {
        return HelpTest.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsWrongUsageEverywhere(List<String> command) {
        Run run = Run.of(Stream.concat(command.stream(), Stream.of("--halp")).toArray());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("vizsla: there is no option '--halp'; did you mean --help");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "explian cat.jpg | there is no command 'explian'; did you mean explain?",
                "models pul vgg16 | there is no command 'pul'; did you mean pull?",
                "explain --methd=rise cat.jpg | there is no option '--methd'; did you mean --method",
                "explain cat.jpg --modle x.onnx | there is no option '--modle'; did you mean --model",
                "explain | Missing required parameter: 'IMAGE'",
                "inspect a.onnx b.onnx | 'vizsla inspect' takes no further argument, such as 'b.onnx'",
                "evaluate --scenes many | 'many' is not a whole number",
                "evaluate --scenes | Missing required parameter for option '--scenes' (N)",
                "evolve cat.jpg --learning-rate fast | 'fast' is not a number",
                "evolve cat.jpg --objective cross | 'cross' is not one of cross-entropy, score-descent",
                "evolve cat.jpg --scale sed | 'sed' is not one of shared, seed; did you mean seed?",
                "explain cat.jpg --size tall | 'tall' is not a size: give the height and the width, such as 48,192",
                "explain cat.jpg --device gpu | 'gpu' is not one of cpu, cuda, auto",
                "explain cat.jpg --interpolation bicubik | did you mean bicubic?",
                "explain cat.jpg --preprocessing imagnet | did you mean imagenet?",
                "explain cat.jpg --answer label | did you mean labels?",
                "explain cat.jpg --bands 1,red | 'red' is not a whole number",
                "explain cat.jpg --method salience | did you mean saliency?",
                "explain cat.jpg --memory lots | --memory takes a size such as 500MB or 2GB, not 'lots'",
                "methods salience | did you mean saliency?",
                "operators Rezise | did you mean Resize?",
                "models info resnet81 | did you mean resnet18",
                "models pull resnet81 | did you mean resnet18",
                "models verify resnet81 | did you mean resnet18",
                "models remove resnet81 | did you mean resnet18",
                "inspect resnet81 | did you mean resnet18",
                "evaluate --model resnet81 | did you mean resnet18",
                "evaluate --arch resnet81 | did you mean resnet18",
                "menagerie --classes vizla | did you mean vizsla",
                "menagerie --count 0 | --count 0"
            })
    void wrongUsageIsToldInPlainWords(String call, String words) {
        Run run = Run.of((Object[]) call.split(" "));
        assertThat(run.err()).startsWith("vizsla: ").containsIgnoringCase(words).doesNotContain("java.", "Exception");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "explain none.png",
        "gallery none.png",
        "evolve none.png",
        "inspect none.onnx",
        "evaluate --model none.onnx"
    })
    void whatIsMissingIsAFailure(String call) {
        Run run = Run.of((Object[]) call.split(" "));
        assertThat(run.err()).startsWith("vizsla: there is no file");
        assertThat(run.status()).isEqualTo(1);
    }

    /** A class that does not exist is wrong usage, with the nearest names, once the network is known. */
    @Test
    void aTargetIsLookedUpWithNearNames() throws IOException {
        Run.of("menagerie", "--classes", "vizsla", "--count", "1", "--no-masks", "--out", folder);
        Path picture = folder.resolve("pictures/0/vizsla_00000.png");
        Run.assertFails(
                2,
                "no class is called 'taby cat'; did you mean tabby cat (3)?",
                "explain",
                picture,
                "--model",
                "menagerie",
                "--target",
                "taby cat",
                "--out",
                folder.resolve("out"));
    }

    /** The folder for results is tried before anything else is done: no image is read, no scene drawn. */
    @ParameterizedTest
    @CsvSource({"explain none.png", "gallery none.png", "evolve none.png", "demo", "menagerie", "evaluate"})
    void aFolderThatCannotBeWrittenIsRefusedAtOnce(String call) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Run.assertFails(
                2,
                file + " is a file; give a folder with --out",
                Stream.concat(Stream.of((Object[]) call.split(" ")), Stream.of("--out", file.resolve("deep/er")))
                        .toArray());
        Run proc = Run.of(Stream.concat(Stream.of((Object[]) call.split(" ")), Stream.of("--out", "/proc/vizsla"))
                .toArray());
        assertThat(proc.err()).startsWith("vizsla: ").contains("/proc; give another --out");
        assertThat(proc.status()).isEqualTo(2);
    }

    @Test
    void tryingTheFolderLeavesNothing() {
        Path out = folder.resolve("out");
        Run.of("explain", folder.resolve("none.png"), "--out", out);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void inspectDownloadsNothing() {
        Run run = Run.in(
                Map.of("VIZSLA_CACHE", folder.toString(), "VIZSLA_MIRROR", "http://127.0.0.1:9/"),
                "inspect",
                "resnet18");
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "vizsla: the weights of resnet18 are not cached, and this command downloads nothing; 'vizsla"
                                + " models info resnet18' describes the network without them, 'vizsla models pull"
                                + " resnet18' downloads them, --weights FILE gives your own");
        assertThat(run.status()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
        assertThat(Run.in(Map.of("VIZSLA_CACHE", folder.toString()), "inspect", "menagerie")
                        .status())
                .isZero();
    }

    /** Without a connection all ways on are named: your own network, your own weights, the file and where to put it. */
    @Test
    void offlineAllWaysOnAreNamed() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        for (List<String> model : List.of(List.<String>of(), List.of("--model", "squeezenet1_1"))) {
            Run run = Run.in(
                    Map.of("VIZSLA_CACHE", folder.resolve("cache").toString(), "VIZSLA_MIRROR", "http://127.0.0.1:9/"),
                    Stream.concat(Stream.of("explain", picture, "--out", folder.resolve("out")), model.stream())
                            .toArray());
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains(
                            "--weights FILE",
                            "VIZSLA_MIRROR",
                            "copy squeezenet1_1-b8a52dc0.pth from a computer that has it to "
                                    + folder.resolve("cache").resolve("weights"),
                            "--model your.onnx",
                            "./vizsla demo");
            assertThat(run.err().lines()).hasSize(1);
        }
    }
}
