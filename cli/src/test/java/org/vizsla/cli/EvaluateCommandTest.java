package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class EvaluateCommandTest {
    @TempDir
    private Path out;

    /** Calls {@code evaluate}, with the results in a folder of this test. */
    private Run evaluated(Object... arguments) {
        return Run.of(all(arguments));
    }

    private Object[] all(Object... arguments) {
        return Stream.concat(Stream.of("evaluate", "--out", out), Stream.of(arguments))
                .toArray();
    }

    @Test
    void printsATableBesideChance() {
        Run run = evaluated("--method", "saliency,grad_cam", "--scenes", "5");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(6)
                .first()
                .asString()
                .startsWith("alexnet_menagerie, 5 scenes of seed 3; the network's top guess is right in ");
        assertThat(run.out())
                .containsPattern("method +family +energy inside +peak inside +sparseness +no map")
                .containsPattern("chance( +\\d+\\.\\d ± \\d+\\.\\d %){2}\n")
                .containsPattern("saliency +gradient( +\\d+\\.\\d ± \\d+\\.\\d %){3}")
                .containsPattern("grad_cam +class_activation ");
    }

    @Test
    void printsJsonThatIsTheSameForTheSameSeedAndWritesIt() throws IOException {
        Run once = evaluated("--method", "saliency", "--scenes", "3", "--seed", "4", "--json");
        Map<String, Object> table = JSON.std.mapFrom(once.out());
        assertThat(table)
                .containsEntry("scenes", 3)
                .containsEntry("seed", 4)
                .containsEntry("complete", true)
                .containsKeys("chance", "top1");
        assertThat(JSON.std.asString(table.get("methods"))).startsWith("{\"saliency\":{\"energy_inside\":{\"mean\":0.");
        assertThat(out.resolve("result.json")).hasContent(once.out());
        assertThat(evaluated("--method", "saliency", "--scenes", "3", "--seed", "4", "--json")
                        .out())
                .isEqualTo(once.out());
    }

    /** Which method and which scenes it is at is shown on a terminal, and only there. */
    @Test
    void saysHowFarItIsOnATerminal() throws Exception {
        Object[] arguments = all("--method", "saliency,rise", "--set", "rise.masks=60", "--scenes", "5");
        Run shown = Run.inAnotherProcess(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "100"), arguments);
        assertThat(shown.status()).isZero();
        assertThat(shown.err())
                .containsPattern("Evaluating +[0-9]+ % .*  rise, scenes 1 to 4 of 5")
                .contains("rise, scene 5 of 5");
        assertThat(shown.out()).isEqualTo(Run.of(arguments).out()).contains("\nsaliency ", "\nrise ");
    }

    /** An interrupted run has printed the rows that are complete, says what it keeps, and goes on with the rest. */
    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        Object[] arguments = all("--method", "saliency,rise", "--set", "rise.masks=150", "--scenes", "8");
        Path err = Files.createFile(out.resolve("err"));
        Process process = Run.started(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "80"), err, arguments);
        while (process.isAlive() && !Files.readString(err).contains("rise, scenes 5 to 8")) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        assertThat(printed).contains("\nsaliency ").doesNotContain("\nrise ");
        String[] drawn = Files.readString(err).split("\r");
        assertThat(drawn[drawn.length - 2]).isBlank();
        assertThat(drawn[drawn.length - 1])
                .isEqualToIgnoringNewLines(
                        "vizsla: what was counted is kept in " + out + "; the same command with --resume goes on");
        assertThat(out.resolve("result.json")).content().contains("\"complete\" : false", "\"saliency\"");

        Path resumed = Files.createFile(out.resolve("resumed"));
        Object[] again =
                Stream.concat(Stream.of(arguments), Stream.of("--resume")).toArray();
        Process second = Run.started(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "80"), resumed, again);
        String whole = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isZero();
        assertThat(Files.readString(resumed)).contains("rise, scenes 5 to 8").doesNotContain("scenes 1 to 4");
        assertThat(whole).startsWith(printed).contains("\nrise ");
        assertThat(Run.of(arguments).out()).isEqualTo(whole);
    }

    @Test
    void doesNotGoOnWithResultsOfOtherSettings() throws IOException {
        assertThat(evaluated("--method", "saliency", "--scenes", "2").status()).isZero();
        Run more = evaluated("--method", "saliency,layer_cam", "--scenes", "2", "--resume");
        assertThat(more.err()).isEmpty();
        assertThat(more.out()).contains("saliency", "layer_cam");

        Run.assertFails(
                2,
                "the results in " + out + " have another seed, so this run does not go on with them: 3, not 5; omit"
                        + " --resume to begin anew, which replaces them, or give another --out",
                all("--method", "saliency", "--scenes", "2", "--seed", "5", "--resume"));
        Run.assertFails(2, "another scenes", all("--method", "saliency", "--scenes", "3", "--resume"));
        Run.assertFails(
                2, "another preprocessing", all("--method", "saliency", "--scenes", "2", "--mean", "0.5", "--resume"));
        Run parameter =
                evaluated("--method", "saliency", "--set", "saliency.part=positive", "--scenes", "2", "--resume");
        assertThat(parameter.err())
                .isEqualToIgnoringNewLines("vizsla: saliency begins anew: what was kept of it has other parameters");
        Files.writeString(out.resolve("kept.json"), "{\"of\": 3}");
        Run.assertFails(2, "kept.json is not what a study keeps", all("--scenes", "2", "--resume"));
    }

    @Test
    void saysThatThereIsNothingToResume() {
        Run run = evaluated("--method", "saliency", "--scenes", "1", "--resume");
        assertThat(run.err()).isEqualToIgnoringNewLines("vizsla: there is nothing to resume in " + out);
        assertThat(run.status()).isZero();
    }

    @Test
    void saysWhatAMethodLacks() {
        Run run = evaluated("--method", "class_activation", "--scenes", "1");
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("cam skipped: 'alexnet_menagerie' has no class activation map");
        assertThat(run.out()).doesNotContain("\ncam ").contains("hires_cam");
    }

    @Test
    void warnsOfScenesThatTheNetworkHasSeen() {
        Run run = evaluated("--method", "saliency", "--scenes", "1", "--seed", "1");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("was trained with the scenes of seed 1; choose another --seed");
    }

    @Test
    void tellsWhatIsWrongInOneLine(@TempDir Path folder) throws IOException {
        Run.assertFails(2, "--scenes must be 1 to 100000, not 0", "evaluate", "--scenes", "0");
        Run.assertFails(
                2,
                "there is no method or family 'salience'; did you mean saliency?",
                "evaluate",
                "--method",
                "salience");
        Path foreign = SmallNetworks.onnx("mini_resnet", folder);
        Run.assertFails(1, "'mini_resnet' has no class 'Vizsla'", "evaluate", "--model", foreign, "--scenes", "1");
    }
}
