package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.render.Png;
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

    @Test
    void writesAPageWithExamples() {
        Path page = folder.resolve("site");
        Run run = Run.of("export", "menagerie", "--method", "saliency", "--page", page);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(page.resolve("index.html").toString());
        assertThat(page).isDirectoryContaining("glob:**/example-4-*.png").isDirectoryContaining("glob:**/explainer-*");

        Run single = Run.of(
                "export",
                "menagerie",
                "--method",
                "saliency",
                "--page",
                page,
                "--single-file",
                "--picture",
                onePicture());
        assertThat(single.status()).as(single.err()).isZero();
        assertThat(page).isDirectoryNotContaining("glob:**/example-*").isDirectoryNotContaining("glob:**/explainer-*");
        assertThat(page.resolve("index.html")).content().contains("\"title\":\"own\"");
    }

    private Path onePicture() {
        Path file = folder.resolve("own.png");
        Png.write(file, new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
        return file;
    }

    @Test
    void whatIsAboutAPageTakesOne() {
        Run.assertFails(2, "--single-file is about a page; add --page DIR", "export", "menagerie", "--single-file");
        Run.assertFails(2, "--picture is about a page", "export", "menagerie", "--picture", "cat.jpg");
        Run.assertFails(
                2,
                "takes neither --out nor --check",
                "export",
                "menagerie",
                "--page",
                folder.resolve("site"),
                "--check");
    }
}
