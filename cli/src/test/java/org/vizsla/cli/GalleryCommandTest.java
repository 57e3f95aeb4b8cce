package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.npy.Npy;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class GalleryCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(stream);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void makesAPageAndItsColumns() throws IOException {
        Path model = SmallNetworks.onnx("mini_vgg_bn", folder);
        TestPictures.png(folder.resolve("viz/3/disc.png"), 1);
        TestPictures.png(folder.resolve("viz/5/disc.png"), 2);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "gallery",
                folder.resolve("viz"),
                "--model",
                model,
                "--preprocessing",
                "imagenet",
                "--steps",
                2,
                "--out",
                out,
                "--learning-rate",
                0.01);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        assertThat(files(out)).containsExactly("disc", "disc-2", "index.html");
        assertThat(files(out.resolve("disc")))
                .containsExactly(
                        "evolution.gif",
                        "evolution.png",
                        "grad_cam_overlay.png",
                        "original.png",
                        "result.json",
                        "vanilla_backprop_colour.png",
                        "vanilla_backprop_saliency.png");
        assertThat(frames(out.resolve("disc/evolution.gif"))).isEqualTo(3);
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page)
                .contains("class 3")
                .contains("class 5")
                .contains("./disc-2/evolution.gif")
                .contains("cross-entropy");
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("disc-2/result.json")));
        assertThat(JSON.std.asString(result.get("target"))).contains("\"index\":5");
        assertThat(JSON.std.asString(result.get("evolution")))
                .contains("\"objective\":\"cross-entropy\"")
                .contains("\"step 2\"");
    }

    @Test
    void leavesTheEvolutionOutWhenAsked() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of("gallery", picture, "--model", model, "--no-evolution", "--out", out, "--json");
        assertThat(run.status()).isZero();
        assertThat(JSON.std.listFrom(run.out())).hasSize(1);
        assertThat(files(out.resolve("disc")))
                .containsExactly(
                        "grad_cam_overlay.png",
                        "original.png",
                        "result.json",
                        "vanilla_backprop_colour.png",
                        "vanilla_backprop_saliency.png");
    }

    @Test
    void saysWhenGradientsDie() throws IOException {
        Path model = SmallNetworks.onnx("mini_vgg_bn", folder);
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "gallery",
                picture,
                "--model",
                model,
                "--objective",
                "score-descent",
                "--learning-rate",
                1e30,
                "--steps",
                3,
                "--out",
                out);
        assertThat(run.status()).isZero();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("gradient: the map is infinite or not a number");
        assertThat(Files.readString(out.resolve("disc/result.json"))).contains("the gradient is not finite");
    }

    @Test
    void makesNoPageOutOfNothing() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Files.writeString(folder.resolve("a.jpg"), "text");
        Files.writeString(folder.resolve("b.jpg"), "text");
        Path out = folder.resolve("out");
        Run run = Run.of("gallery", folder.resolve("a.jpg"), folder.resolve("b.jpg"), "--model", model, "--out", out);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("vizsla: none of 2 images can be read: ")
                .contains("a.jpg is not an image that can be read: it begins with the text \"text\"");
        assertThat(out).doesNotExist();
    }

    @Test
    void anEmptyFolderIsAnError() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = Run.of("gallery", empty, "--model", model);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().strip()).isEqualTo("vizsla: there are no images in " + empty);
    }

    @Test
    void noTwoSourcesShareAFolder() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Path array = folder.resolve("a.npy");
        Npy.write(array, new RandomTensors(1).normal(2, 3, 64, 64));
        Path picture = TestPictures.png(folder.resolve("a_0.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "gallery",
                array,
                picture,
                "--model",
                model,
                "--no-evolution",
                "--preprocessing",
                "imagenet",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(files(out)).containsExactly("a_0", "a_0-2", "a_1", "index.html");
    }

    @Test
    void aWrongTargetIsToldOnce() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        TestPictures.png(folder.resolve("set/a.png"), 1);
        TestPictures.png(folder.resolve("set/b.png"), 1);
        Run run = Run.of("gallery", folder.resolve("set"), "--model", model, "--target", "20");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.err()).contains("there is no class 20");
    }
}
