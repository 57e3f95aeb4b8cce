package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.testkit.SmallNetworks;

/** The launcher where something is missing, full, or used by others too. */
class FaultsTest {
    @TempDir
    Path folder;

    /** The first start prepares the others; it is neither limited nor killed here. */
    @BeforeAll
    static void startOnce() {
        assertThat(Launcher.run(Path.of("target").toAbsolutePath(), "version").status())
                .isZero();
    }

    private Faults faults;
    private Path model;
    private Path picture;
    private final Path legacy = Shared.path("models/squeezenet1_0-legacy.pth").toAbsolutePath();

    @BeforeEach
    void prepare() throws IOException {
        faults = new Faults(folder);
        model = SmallNetworks.onnx("mini_resnet", folder);
        picture = Files.copy(Shared.path("images/king_snake_56.jpg"), folder.resolve("könig.jpg"));
    }

    private Object[] explain(Path network, Path out) {
        return new Object[] {
            "explain",
            picture,
            "--model",
            network,
            "--preprocessing",
            "imagenet",
            "--method",
            "saliency,grad_cam",
            "--out",
            out
        };
    }

    private void assertWorks(ProcessBuilder call) throws IOException, InterruptedException {
        assertThat(Faults.status(call)).as(faults.told()).isZero();
        assertThat(faults.told()).isEmpty();
    }

    private void assertFails(ProcessBuilder call, String start, String end) throws IOException, InterruptedException {
        assertThat(Faults.status(call)).as(faults.told()).isEqualTo(1);
        assertThat(faults.told().lines())
                .singleElement()
                .asString()
                .startsWith(start)
                .endsWith(end);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void severalProcessesShareACacheAndAFolder() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(faults.call(Map.of(), explain(legacy, out)).start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).as(faults.told()).isZero();
        }
        assertThat(Faults.halfFiles(out)).isEmpty();
        assertThat(Faults.files(out)).contains("result.json", "index.html").noneMatch(name -> name.endsWith(".part"));
        assertThat(Faults.files(faults.cache())).singleElement().asString().endsWith(".safetensors");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException, InterruptedException {
        Map<String, String> blocked =
                Map.of("VIZSLA_CACHE", model.resolve("cache").toString());
        assertWorks(faults.call(blocked, explain(legacy, folder.resolve("out"))));
        assertFails(
                faults.call(blocked, "models", "pull", "squeezenet1_1"),
                "vizsla: cannot write to the cache " + model.resolve("cache"),
                "; name another folder in VIZSLA_CACHE");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void nobodyNeedsAHome() throws IOException, InterruptedException {
        ProcessBuilder call = faults.call(Map.of(), explain(model, folder.resolve("out")));
        call.environment().keySet().removeAll(List.of("HOME", "VIZSLA_CACHE", "XDG_CACHE_HOME"));
        assertWorks(call);
        ProcessBuilder file = faults.call(Map.of("HOME", model.toString()), explain(legacy, folder.resolve("out")));
        file.environment().keySet().removeAll(List.of("VIZSLA_CACHE", "XDG_CACHE_HOME"));
        assertWorks(file);
    }

    /** Where mounting is permitted, the cache is on a disk that is read-only; where it is not, in a folder without permission to write. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCacheOnAReadOnlyDiskIsDoneWithout() throws IOException, InterruptedException {
        Files.createDirectories(faults.cache());
        List<String> words = Disks.readOnly(faults.cache()).orElseGet(this::lockedCache);
        assertCacheIsDoneWithout(words);
    }

    /** Root is not above permissions here. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCacheWithoutPermissionIsDoneWithout() throws IOException, InterruptedException {
        assertCacheIsDoneWithout(lockedCache());
    }

    private List<String> lockedCache() {
        try {
            Files.createDirectories(faults.cache());
            Files.setPosixFilePermissions(faults.cache(), PosixFilePermissions.fromString("r-xr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Disks.obeyingPermissions(folder);
    }

    private void assertCacheIsDoneWithout(List<String> words) throws IOException, InterruptedException {
        assertWorks(faults.behind(words, explain(legacy, folder.resolve("out"))));
        assertFails(
                faults.behind(words, "models", "pull", "squeezenet1_1"),
                "vizsla: cannot write to the cache " + faults.cache(),
                "; name another folder in VIZSLA_CACHE");
        assertThat(Faults.files(faults.cache())).isEmpty();
    }

    /** A disk of that size where mounting is permitted; where it is not, files may not be larger. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {4, 60})
    void aFullDiskIsToldInOneLine(int kibibytes) throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path left = folder.resolve("left");
        Optional<List<String>> small = Disks.small(kibibytes, out, left);
        if (small.isPresent()) {
            assertFails(
                    faults.behind(small.get(), explain(model, out)),
                    "vizsla: cannot write " + out,
                    ": No space left on device");
            assertThat(Files.readAllLines(left))
                    .noneMatch(name -> name.endsWith(".part") || name.endsWith("/result.json"));
        } else {
            assertLargeFilesFail(kibibytes, out, explain(model, out));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {0, 2, 3})
    void filesThatMayNotBeLargeAreToldInOneLine(int kibibytes) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assertLargeFilesFail(kibibytes, out, explain(model, out));
    }

    /** The picture, and the page beside it. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(ints = {2, 8})
    void filesOfPicturesThatMayNotBeLargeAreToldInOneLine(int kibibytes) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assertLargeFilesFail(
                kibibytes,
                out,
                "visualize",
                "class",
                1,
                "--model",
                model,
                "--preprocessing",
                "imagenet",
                "--set",
                "steps=1",
                "--out",
                out);
    }

    private void assertLargeFilesFail(int kibibytes, Path out, Object... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder call = faults.behind("ulimit -f " + kibibytes, arguments);
        call.redirectError(ProcessBuilder.Redirect.PIPE);
        Process process = call.start();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("vizsla: cannot write " + out)
                .endsWith(": File too large");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Faults.files(out)).doesNotContain("result.json").noneMatch(name -> name.endsWith(".part"));
        assertThat(Faults.halfFiles(out)).isEmpty();
    }

    /** The cache of a checkpoint that is copied there, and temporary files. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"cache", "temporary"})
    void anotherDiskThatIsFullIsDoneWithout(String name) throws IOException, InterruptedException {
        Path full = Files.createDirectories(folder.resolve(name));
        Path left = folder.resolve("left");
        Optional<List<String>> small = Disks.small(4, full, left);
        assertWorks(faults.behind(small.orElseGet(this::lockedCache), explain(legacy, folder.resolve("out"))));
        if (small.isPresent()) {
            assertThat(left).isEmptyFile();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void tooFewOpenFilesAreToldInOneLine() throws IOException, InterruptedException {
        assertFails(
                faults.behind("ulimit -n 32", explain(model, folder.resolve("out"))),
                "vizsla: only 32 files may be open at a time, which is too few",
                "allows more");
        assertWorks(faults.behind("ulimit -n 128", explain(model, folder.resolve("out"))));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aLanguageThatIsNotInstalledIsDoneWithout() throws IOException, InterruptedException {
        ProcessBuilder call = faults.call(Map.of("LANG", "xx_YY.UTF-8"), explain(model, folder.resolve("out")));
        call.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE"));
        assertWorks(call);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTemporaryFolderThatIsMissingIsDoneWithout() throws IOException, InterruptedException {
        assertWorks(faults.call(
                Map.of("TMPDIR", folder.resolve("none").toString()), explain(model, folder.resolve("out"))));
    }

    /** ONNX Runtime's official builds report sessions to their makers, unless they are told not to: they would keep a number for the computer, and a queue. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void nobodyIsToldOfWhatIsExplained() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        ProcessBuilder call = faults.call(Map.of("HOME", home.toString()), explain(model, folder.resolve("out")));
        call.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY"));
        assertWorks(call);
        assertThat(Faults.files(home)).isEmpty();
        assertThat(faults.temporary()).isEmptyDirectory();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatKilledLaunchersLeftIsSwept() throws IOException, InterruptedException {
        Path left = Launcher.FILE
                .resolveSibling("cli")
                .resolve("target")
                .resolve("dist")
                .resolve("part.999999999");
        Files.createDirectories(left);
        Files.writeString(left.resolve("archive"), "half of it");
        assertWorks(faults.call(Map.of(), "--version"));
        assertThat(left).doesNotExist();
    }
}
