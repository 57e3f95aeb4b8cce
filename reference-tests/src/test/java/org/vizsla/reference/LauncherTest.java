package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, from where users start it. */
class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void worksFromAnyFolderAndThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("v"), Launcher.FILE);
        Path second = Files.createSymbolicLink(folder.resolve("w"), Path.of("v"));
        Launcher run = Launcher.run(second, folder, "--version");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("vizsla 0.");
        Files.delete(second);
        Files.delete(link);
    }

    @Test
    void passesOnTheExitStatus() {
        assertThat(Launcher.run(folder, "inspect", "none.onnx").status()).isEqualTo(1);
        assertThat(Launcher.run(folder, "explain", "--nonsense").status()).isEqualTo(2);
    }

    @Test
    void givesTheSameNumbersForEachFormOfTheWeights() {
        double[] first = scores(".pth");
        for (String form : List.of("-legacy.pth", ".safetensors", ".onnx")) {
            assertThat(scores(form)).as(form).containsExactly(first, within(1e-5));
        }
    }

    /** Probabilities of the five best classes, by index, for the king snake. */
    private double[] scores(String form) {
        Launcher run = Launcher.run(
                folder,
                "explain",
                Shared.path("images/king_snake_56.jpg").toAbsolutePath(),
                "--model",
                Shared.path("models/squeezenet1_0" + form).toAbsolutePath(),
                "--preprocessing",
                "imagenet",
                "--out",
                folder.resolve("out"),
                "--json");
        assertThat(run.err()).isEmpty();
        assertThat(Json.at(run.out(), 0, "entries", 0, "target", "name")).isEqualTo("king snake");
        return IntStream.range(0, 5)
                .mapToObj(place -> Json.at(run.out(), 0, "entries", 0, "top", place, "probability"))
                .mapToDouble(probability -> ((Number) probability).doubleValue())
                .toArray();
    }

    @Test
    void aTerminalShowsProgressAndKeepsTheResult() throws IOException, InterruptedException {
        String command = Launcher.FILE + " explain "
                + Shared.path("images/king_snake_56.jpg").toAbsolutePath() + " --model "
                + Shared.path("models/squeezenet1_0.onnx").toAbsolutePath() + " --out " + folder.resolve("out");
        Path typescript = folder.resolve("typescript");
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, typescript.toString());
        builder.environment()
                .putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "TERM", "xterm", "COLUMNS", "100"));
        Process process = builder.redirectErrorStream(true).start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(shown).contains("Explaining");
        String last = shown.substring(shown.lastIndexOf('\r', shown.indexOf("king_snake_56.jpg: ")));
        assertThat(last).contains("king_snake_56.jpg: king snake (56), 99").doesNotContain("\u001b[1A");
    }
}
