package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.vizsla.testkit.SmallNetworks;

/** Without {@code --out} each run has a folder of its own; calls in processes of their own, in a folder of their own. */
@Tag("once")
class RunFoldersTest {
    @TempDir
    Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void network() throws IOException {
        model = SmallNetworks.onnx("mini_resnet", folder);
        TestPictures.png(folder.resolve("cat one.png"), 1);
        TestPictures.png(folder.resolve("set/a.png"), 2);
        TestPictures.png(folder.resolve("set/b.png"), 3);
    }

    private Process started(Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--model", model));
        if (arguments[0].equals("explain")) {
            all.addAll(List.of("--method", "saliency"));
        }
        return new ProcessBuilder(Run.command(List.of(), all.toArray()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private String ran(Object... arguments) throws IOException, InterruptedException {
        Process process = started(arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().reduce((first, last) -> last).orElse("");
    }

    private List<String> runs() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("vizsla-out"))) {
            return runs.map(run -> run.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void areNumberedAndNamedAfterTheImages() throws IOException, InterruptedException {
        assertThat(ran("explain", "cat one.png")).isEqualTo("vizsla-out/cat_one-1/index.html");
        assertThat(ran("explain", "cat one.png")).isEqualTo("vizsla-out/cat_one-2/index.html");
        assertThat(ran("explain", "set")).isEqualTo("vizsla-out/set-1/index.html");
        assertThat(ran("explain", "set/a.png", "set/b.png")).isEqualTo("vizsla-out/set-2/index.html");
        assertThat(runs()).containsExactly("cat_one-1", "cat_one-2", "latest", "set-1", "set-2");
        assertThat(folder.resolve("vizsla-out/latest/index.html"))
                .hasSameTextualContentAs(folder.resolve("vizsla-out/set-2/index.html"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void areNamedAfterWhatIsVisualized() throws IOException, InterruptedException {
        assertThat(ran("visualize", "filters")).isEqualTo("vizsla-out/filters-1/filters.png");
        assertThat(ran("visualize", "filters")).isEqualTo("vizsla-out/filters-2/filters.png");
    }

    /** Results of earlier runs lie below the folder that is explained. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void areNotExplained() throws IOException, InterruptedException {
        ran("explain", "cat one.png");
        ran("explain", ".");
        try (Stream<Path> all = Files.list(folder.resolve("vizsla-out/latest/"))) {
            assertThat(all.map(place -> place.getFileName().toString()))
                    .containsExactlyInAnyOrder("a", "b", "cat_one", "index.html");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void areNeverShared() throws IOException, InterruptedException {
        Process one = started("explain", "cat one.png");
        Process other = started("explain", "cat one.png");
        String outs = new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                + new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(one.waitFor()).as(outs).isZero();
        assertThat(other.waitFor()).as(outs).isZero();
        assertThat(outs).contains("vizsla-out/cat_one-1/index.html", "vizsla-out/cat_one-2/index.html");
        assertThat(runs()).containsExactly("cat_one-1", "cat_one-2", "latest");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void areNotLeftBehindByFailures() throws IOException, InterruptedException {
        Process failed = started("explain", "cat one.png", "--target", "5000");
        assertThat(failed.waitFor()).isEqualTo(2);
        assertThat(folder.resolve("vizsla-out/cat_one-1")).doesNotExist();
        assertThat(folder.resolve("vizsla-out/latest")).doesNotExist();
    }
}
