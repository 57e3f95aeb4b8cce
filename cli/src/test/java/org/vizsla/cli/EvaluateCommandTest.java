package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.testkit.SmallNetworks;

class EvaluateCommandTest {
    private static final Map<String, String> TERMINAL = Map.of("VIZSLA_STDERR_IS_TERMINAL", "1");

    @Test
    void printsATableBesideChance() {
        Run run = Run.of("evaluate", "--method", "saliency,grad_cam", "--scenes", "5");
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
    void printsJsonThatIsTheSameForTheSameSeed() throws IOException {
        Run once = Run.of("evaluate", "--method", "saliency", "--scenes", "3", "--seed", "4", "--json");
        Map<String, Object> table = JSON.std.mapFrom(once.out());
        assertThat(table).containsEntry("scenes", 3).containsEntry("seed", 4).containsKeys("chance", "top1");
        assertThat(JSON.std.asString(table.get("methods"))).startsWith("{\"saliency\":{\"energy_inside\":{\"mean\":0.");
        assertThat(Run.of("evaluate", "--method", "saliency", "--scenes", "3", "--seed", "4", "--json")
                        .out())
                .isEqualTo(once.out());
    }

    /** Which method and which scenes it is at is shown on a terminal, and only there. */
    @Test
    void saysHowFarItIsOnATerminal() throws Exception {
        Object[] arguments = {"evaluate", "--method", "rise", "--set", "rise.masks=2000", "--scenes", "5"};
        Run shown = Run.inAnotherProcess(TERMINAL, arguments);
        assertThat(shown.status()).isZero();
        assertThat(shown.err())
                .contains("Evaluating")
                .contains("/5 ")
                .containsPattern(" rise [0-9]+ %, scenes 1 to 4 of 5")
                .contains("scene 5 of 5");
        assertThat(shown.out()).isEqualTo(Run.of(arguments).out());
    }

    @Test
    void leavesNoHalfBarWhereItIsBrokenOff(@TempDir Path folder) throws Exception {
        Path err = Files.createFile(folder.resolve("err"));
        Process process = Run.started(
                TERMINAL, err, "evaluate", "--method", "rise", "--set", "rise.masks=20000", "--scenes", "100");
        while (process.isAlive() && !Files.readString(err).contains(" rise ")) {
            Thread.sleep(50);
        }
        process.toHandle().destroy();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isNotZero();
        String[] drawn = Files.readString(err).split("\r");
        assertThat(drawn).hasSizeGreaterThan(2);
        assertThat(drawn[drawn.length - 1]).isBlank();
    }

    @Test
    void saysWhatAMethodLacks() {
        Run run = Run.of("evaluate", "--method", "class_activation", "--scenes", "1");
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("cam skipped: 'alexnet_menagerie' has no class activation map");
        assertThat(run.out()).doesNotContain("\ncam ").contains("hires_cam");
    }

    @Test
    void warnsOfScenesThatTheNetworkHasSeen() {
        Run run = Run.of("evaluate", "--method", "saliency", "--scenes", "1", "--seed", "1");
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
