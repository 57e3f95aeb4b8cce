package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Run run = Run.of(
                "export", "--model", network, "--method", "saliency,grad_cam,occlusion,lime", "--out", out, "--check");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.toString());
        assertThat(run.err())
                .contains(
                        "ImageNet's mean",
                        "lime skipped: its runs depend on one another",
                        "grad_cam  ",
                        "occlusion  ",
                        "differs by");
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void writesOneForWebGpu() throws IOException {
        Path out = folder.resolve("explainer.onnx");
        Run run = Run.of("export", "menagerie", "--for", "webgpu", "--out", out, "--check", "--json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(JSON.std.mapFrom(run.out())).containsEntry("for", "webgpu");
        assertThat(run.err()).contains("saliency  ", "differs by");
        Run refused = Run.of("export", "menagerie", "--for", "wasm", "--out", out);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("'wasm' is not one of any, webgpu");
    }

    @Test
    void anExplainerIsNoNetwork() {
        Path out = folder.resolve("explainer.onnx");
        assertThat(Run.of("export", "menagerie", "--out", out).status()).isZero();
        for (String command : List.of("inspect", "export")) {
            Run.assertFails(
                    1,
                    "this is an explainer, exported from a network, and not a network itself: ONNX Runtime runs it, and its"
                            + " outputs are maps; explain the network that it was made from; choose another network with"
                            + " --model",
                    command,
                    "--model",
                    out);
        }
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
                "lime skipped: its runs depend on one another",
                "export",
                "--model",
                "menagerie",
                "--method",
                "lime",
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
                "takes none of --out, --check and --for",
                "export",
                "menagerie",
                "--page",
                folder.resolve("site"),
                "--check");
    }
}
