package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of methods appear as these end; a call that is interrupted keeps them. */
@Tag("once")
class InterruptedExplainTest {
    private static final Map<String, String> TERMINAL = Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "80");

    @TempDir
    Path folder;

    private Object[] call(Path out, int masks) throws IOException {
        return new Object[] {
            "explain",
            TestPictures.png(folder.resolve("cat.png"), 1),
            "--model",
            "menagerie",
            "--method",
            "rise,saliency,score_cam",
            "--set",
            "rise.masks=" + masks,
            "--out",
            out
        };
    }

    private static List<String> pictures(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsWhatHasEnded() throws Exception {
        Path out = folder.resolve("out");
        Path err = Files.createFile(folder.resolve("err"));
        Process process = Run.started(TERMINAL, err, call(out, 1_000_000));
        while (process.isAlive() && !Files.readString(err).contains("rise, cat.png")) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        assertThat(printed).isEmpty();
        String[] drawn = Files.readString(err).split("\r");
        assertThat(drawn[drawn.length - 2]).isBlank();
        assertThat(drawn[drawn.length - 1])
                .isEqualToIgnoringNewLines("vizsla: the files of 2 of 3 methods are kept in " + out);
        List<String> kept =
                List.of("saliency_map.png", "saliency_overlay.png", "score_cam_map.png", "score_cam_overlay.png");
        assertThat(pictures(out))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("page"), kept.stream()).toList());

        Path whole = folder.resolve("whole");
        assertThat(Run.of(call(whole, 100)).status()).isZero();
        assertThat(pictures(whole)).contains("index.html", "result.json", "rise_map.png");
        for (String name : kept) {
            assertThat(out.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
    }

    @Test
    void saysHowManyImagesAreKept() throws Exception {
        Path photographs = Files.createDirectories(folder.resolve("photographs"));
        TestPictures.png(photographs.resolve("a.png"), 1);
        TestPictures.png(photographs.resolve("b.png"), 2);
        Path out = folder.resolve("out");
        Path err = Files.createFile(folder.resolve("err"));
        // One thread explains one after the other.
        List<Object> arguments = new ArrayList<>(List.of(call(out, 200)));
        arguments.set(1, photographs);
        arguments.addAll(List.of("--threads", 1));
        Process process = Run.started(TERMINAL, err, arguments.toArray());
        while (process.isAlive() && !Files.readString(err).contains("rise, b.png")) {
            Thread.sleep(5);
        }
        process.toHandle().destroy();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        assertThat(printed).contains("a.png: ").doesNotContain("b.png: ");
        assertThat(Files.readString(err))
                .endsWith("vizsla: the files of 1 of 2 images, and of some methods of others, are kept in " + out
                        + System.lineSeparator());
        assertThat(pictures(out.resolve("a"))).contains("index.html", "result.json", "rise_map.png");
        assertThat(pictures(out.resolve("b"))).doesNotContain("index.html", "result.json", "rise_map.png");
    }
}
