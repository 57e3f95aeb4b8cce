package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.testkit.SmallNetworks;

class ExportCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesAnExplainerAndChecksIt() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        Path out = folder.resolve("explainer.onnx");
        Run run = Run.of("export", "--model", network, "--method", "saliency,grad_cam,rise", "--out", out, "--check");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.toString());
        assertThat(run.err())
                .contains(
                        "ImageNet's mean", "rise skipped: it runs the network many times", "grad_cam  ", "differs by");
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void printsTheDescription() throws IOException {
        Path out = folder.resolve("explainer.onnx");
        Run run = Run.of("export", "menagerie", "--out", out, "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(JSON.std.mapFrom(run.out()))
                .containsKeys("model", "preprocessing", "inputs", "outputs")
                .extractingByKey("labels")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(12)
                .startsWith("Vizsla", "king snake");
    }

    @Test
    void refusesWhatCannotBeWritten() throws IOException {
        assertThat(Run.of("export", "--model", "menagerie", "--out", folder).status())
                .isEqualTo(2);
        Files.createDirectory(folder.resolve("folder.onnx"));
        Run.assertFails(2, "is a folder", "export", "--model", "menagerie", "--out", folder.resolve("folder.onnx"));
        Run.assertFails(
                1,
                "it runs the network many times",
                "export",
                "--model",
                "menagerie",
                "--method",
                "rise",
                "--out",
                folder.resolve("explainer.onnx"));
        assertThat(folder.resolve("explainer.onnx")).doesNotExist();
    }
}
