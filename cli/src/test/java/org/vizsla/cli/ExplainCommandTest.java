package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.npy.Npy;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class ExplainCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");
    private Map<String, Tensor> expected = Map.of();

    @BeforeEach
    void extract() throws IOException {
        model = SmallNetworks.onnx("mini_resnet", folder);
        expected =
                Checkpoints.read(SmallNetworks.results("mini_resnet", folder)).tensors();
    }

    private Tensor expected(String name) {
        Tensor tensor = expected.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(name);
        }
        return tensor;
    }

    private List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesTheMapsOfABatch() throws IOException {
        Path batch = folder.resolve("x.npy");
        Npy.write(batch, expected("input"));
        long[] targets = expected("targets").longs();
        Path out = folder.resolve("out");
        Run run = Run.of(
                "explain",
                batch,
                "--model",
                model,
                "--method",
                "saliency",
                "--target",
                targets[0] + "," + targets[1],
                "--raw",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Tensor map = Npy.read(out.resolve("saliency.npy"));
        assertThat(map.shape()).isEqualTo(expected("input").shape());
        float[] values = map.floats();
        float[] sampled = expected("input_gradient_every_61st").floats();
        float largest = expected("input_gradient_largest").floats()[0];
        for (int i = 0; i < sampled.length; i++) {
            assertThat(values[61 * i]).isCloseTo(sampled[i], within(1e-4f * largest));
        }
        assertThat(files(out))
                .containsExactly(
                        "index.html",
                        "index_0.html",
                        "index_1.html",
                        "page",
                        "result.json",
                        "saliency.npy",
                        "saliency_map_0.png",
                        "saliency_map_1.png",
                        "saliency_overlay_0.png",
                        "saliency_overlay_1.png");
        assertThat(files(out.resolve("page")))
                .containsExactly(
                        "files.txt",
                        "original_0.png",
                        "original_1.png",
                        "saliency_colour_0.png",
                        "saliency_colour_1.png",
                        "saliency_layer_0.png",
                        "saliency_layer_1.png",
                        "saliency_layer_raw_0.png",
                        "saliency_layer_raw_1.png",
                        "saliency_map_0.png",
                        "saliency_map_1.png",
                        "saliency_strength_0.png",
                        "saliency_strength_1.png");
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(result).containsKeys("input", "model", "versions", "entries", "methods", "seconds");
        assertThat(JSON.std.asString(result.get("entries"))).contains("\"index\":" + targets[0] + ",");
    }

    /** A batch of two: a figure for each. */
    @Test
    void reportsMetricsThatNeedNoTruthWhereNoneIsKnown() throws IOException {
        Path batch = folder.resolve("x.npy");
        Npy.write(batch, expected("input"));
        Path out = folder.resolve("out");
        Run run = Run.of("explain", batch, "--model", model, "--method", "saliency", "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        String methods = JSON.std.asString(
                JSON.std.mapFrom(Files.readString(out.resolve("result.json"))).get("methods"));
        assertThat(methods)
                .containsPattern("\"sparseness\":\\[0\\.\\d+,0\\.\\d+]")
                .doesNotContain("energy_inside", "maximum_inside");
    }

    @Test
    void explainsAPictureAndPrintsItsClass() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path out = folder.resolve("out");
        Run run = Run.of("explain", picture, "--model", model, "--out", out);
        assertThat(run.status()).isZero();
        assertThat(run.out()).matches("disc\\.png: class \\d+ \\(\\d+\\), \\d+\\.\\d %  -> .*out\\R.*index.html\\R");
        assertThat(files(out))
                .containsExactly(
                        "grad_cam_map.png",
                        "grad_cam_overlay.png",
                        "index.html",
                        "page",
                        "result.json",
                        "saliency_map.png",
                        "saliency_overlay.png");
        assertThat(ImageIO.read(out.resolve("page/saliency_strength.png").toFile())
                        .getWidth())
                .isEqualTo(64);
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page.indexOf("<h3>Grad-CAM</h3>"))
                .isPositive()
                .isLessThan(page.indexOf("<h3>Gradient (saliency)</h3>"));
    }

    /** It would show pictures of the later call under the names of the earlier one. */
    @Test
    void leavesNoPageOfAnEarlierCall() throws IOException {
        Path one = TestPictures.png(folder.resolve("one.png"), 1);
        Path other = TestPictures.png(folder.resolve("other.png"), 2);
        Path out = folder.resolve("out");
        Run.of(
                "explain",
                one,
                "--model",
                model,
                "--method",
                "saliency,layer_cam",
                "--target",
                "2,7",
                "--save",
                "all",
                "--out",
                out);
        assertThat(files(out)).contains("index.html", "index_0.html", "index_1.html", "sheet.png", "sheet_1.png");
        Files.writeString(out.resolve("index-of-mine.html"), "<title>mine</title>");
        Files.writeString(out.resolve("mine.png"), "mine");
        Run.of("explain", other, "--model", model, "--method", "saliency", "--out", out);
        assertThat(files(out))
                .containsExactly(
                        "index-of-mine.html",
                        "index.html",
                        "mine.png",
                        "page",
                        "result.json",
                        "saliency_map.png",
                        "saliency_overlay.png");
        assertThat(files(out.resolve("page"))).noneMatch(name -> name.contains("layer_cam") || name.contains("_1"));
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("other.png")
                .doesNotContain("one.png");
    }

    @Test
    void givesEachOfSeveralPicturesAFolder() throws IOException {
        TestPictures.png(folder.resolve("set/2/one.png"), 1);
        TestPictures.png(folder.resolve("set/7/one.png"), 2);
        Path out = folder.resolve("out");
        Run run = Run.of("explain", folder.resolve("set"), "--model", model, "--out", out, "--json");
        assertThat(run.status()).isZero();
        assertThat(files(out)).containsExactly("index.html", "one", "one-2");
        List<Object> printed = JSON.std.listFrom(run.out());
        assertThat(printed).hasSize(2);
        assertThat(JSON.std.asString(printed.get(0))).contains("\"target\":{\"index\":2,");
        assertThat(JSON.std.asString(printed.get(1))).contains("\"target\":{\"index\":7,");
    }

    @Test
    void goesOnAfterAPictureThatCannotBeRead() throws IOException {
        TestPictures.png(folder.resolve("set/a.png"), 1);
        Files.writeString(folder.resolve("set/b.jpg"), "not an image");
        TestPictures.png(folder.resolve("set/c.png"), 2);
        Path out = folder.resolve("out");
        Run run =
                Run.of("explain", folder.resolve("set"), "--model", model, "--preprocessing", "imagenet", "--out", out);
        assertThat(run.status()).isEqualTo(1);
        assertThat(files(out)).containsExactly("a", "c", "index.html");
        assertThat(run.err().lines().toList()).hasSize(2);
        assertThat(run.err())
                .contains("b.jpg is not an image that can be read")
                .contains("vizsla: 1 of 3 images could not be explained; see above");
    }

    @Test
    void tellsWhatIsWrongInOneLine() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path text = Files.writeString(folder.resolve("text.jpg"), "hello");
        Run.assertFails(1, "there is no file or folder ", "explain", folder.resolve("none.png"), "--model", model);
        Run.assertFails(1, "text.jpg is not an image that can be read", "explain", text, "--model", model);
        Run.assertFails(1, "there is no file ", "explain", picture, "--model", folder.resolve("none.onnx"));
        Run.assertFails(
                2,
                "there is no class 5000; classes go from 0 to 19",
                "explain",
                picture,
                "--model",
                model,
                "--target",
                "5000");
        Run.assertFails(
                2,
                "there is no method or family 'salience'; did you mean saliency? 'vizsla methods' lists all",
                "explain",
                picture,
                "--model",
                model,
                "--method",
                "salience");
        Path other = TestPictures.png(folder.resolve("other.png"), 2);
        Run.assertFails(
                2,
                "--target names 3 classes for 2 images",
                "explain",
                picture,
                other,
                "--model",
                model,
                "--target",
                "1,2,3");
        Run.assertFails(
                2, "--threads must be 0 to 256, not -1", "explain", picture, "--model", model, "--threads", "-1");
    }

    @Test
    void explainsByManyMethodsWithTheirParameters() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                model,
                "--method",
                "grad_cam,integrated_gradients,layer_activation",
                "--set",
                "integrated_gradients.steps=20",
                "--set",
                "integrated_gradients.baseline=black+white",
                "--layer",
                "l1",
                "--memory",
                "64MB",
                "--preprocessing",
                "imagenet",
                "--seed",
                "4",
                "--save",
                "all",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(Npy.read(out.resolve("grad_cam.npy")).shape()).isEqualTo(Shape.of(1, 1, 16, 16));
        assertThat(Npy.read(out.resolve("layer_activation.npy")).shape().rank()).isEqualTo(4);
        assertThat(ImageIO.read(out.resolve("grad_cam_strength.png").toFile()).getWidth())
                .isEqualTo(64);
        assertThat(files(out))
                .contains(
                        "grad_cam_heat.png",
                        "grad_cam_overlay.png",
                        "integrated_gradients_colour.png",
                        "layer_activation_map.png",
                        "original.png",
                        "sheet.png")
                .doesNotContain("grad_cam_colour.png", "layer_activation_colour.png");
        String result = Files.readString(out.resolve("result.json")).replaceAll("\\s+", "");
        assertThat(result)
                .contains("\"seed\":4")
                .contains("\"layers\":[\"l1\"]")
                .contains("\"steps\":20,\"rule\":\"gauss_legendre\",\"baseline\":\"black+white\"")
                .contains("\"name\":\"completeness\",\"passed\":true");
    }

    /** How far long methods are is shown on a terminal, and only there. */
    @Test
    void saysNothingOfItsProgressWhereThereIsNoTerminal() throws Exception {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Object[] arguments = {
            "explain",
            picture,
            "--model",
            model,
            "--method",
            "rise,score_cam",
            "--set",
            "rise.masks=5000",
            "--preprocessing",
            "imagenet",
            "--out",
            folder.resolve("out")
        };
        assertThat(Run.of(arguments).err()).isEmpty();
        Run shown = Run.inAnotherProcess(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1"), arguments);
        assertThat(shown.status()).isZero();
        assertThat(shown.err()).contains("Explaining").containsPattern("[0-9]+ % .*  rise, disc");
    }

    @Test
    void methodsThatShareAReasonShareALineAndWhereNoneIsLeftThereIsNoPage() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path network = Undifferentiable.onnx(folder);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                network,
                "--method",
                "saliency,input_x_gradient,occlusion",
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err().lines().filter(line -> line.contains(" skipped: ")))
                .singleElement()
                .asString()
                .startsWith("saliency, input_x_gradient skipped: ");

        Path none = folder.resolve("none");
        Run.assertFails(
                1,
                "no method applies; saliency, input_x_gradient skipped: ",
                "explain",
                picture,
                picture,
                "--model",
                network,
                "--method",
                "saliency,input_x_gradient",
                "--out",
                none);
        assertThat(none).doesNotExist();
    }

    @Test
    void aPageThatCannotBeMadeSaysTheSameAsInspect() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path network = Undifferentiable.onnx(folder);
        Map<String, Object> inspected =
                JSON.std.mapFrom(Run.of("inspect", network, "--json").out());
        assertThat(inspected).containsEntry("differentiable", false);
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                network,
                "--method",
                "saliency,occlusion",
                "--out",
                folder.resolve("out"));
        assertThat(run.err().lines()).contains("saliency skipped: " + inspected.get("not_differentiable"));
    }

    @Test
    void leavesOutWhatHasNoMeaningUnlessItIsAllThatWasAskedFor() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path network = SmallNetworks.onnx("mini_caffe_alexnet", folder);
        Path out = folder.resolve("out");
        Run run = Run.of("explain", picture, "--model", network, "--method", "cam,saliency", "--out", out);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("cam skipped: 'mini_caffe_alexnet' has no class activation map: ");
        assertThat(Files.readString(out.resolve("result.json"))).contains("not_applicable");
        Run.assertFails(
                1,
                "'mini_caffe_alexnet' has no class activation map: ",
                "explain",
                picture,
                "--model",
                network,
                "--method",
                "cam");
    }

    @Test
    void saysWhatCannotBeSet() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Run.assertFails(
                2,
                "method grad_cam has no parameter 'steps'; it has: layer, relu",
                "explain",
                picture,
                "--model",
                model,
                "--method",
                "grad_cam",
                "--set",
                "grad_cam.steps=3");
        Run.assertFails(
                1,
                "there is no layer 'l9' in 'mini_resnet'; did you mean l3, l2, l1? 'vizsla inspect MODEL --layers' lists all",
                "explain",
                picture,
                "--model",
                model,
                "--method",
                "grad_cam",
                "--layer",
                "l9");
        Run.assertFails(
                2,
                "layer 'l1' has no effect: none of the chosen methods looks at a layer",
                "explain",
                picture,
                "--model",
                model,
                "--method",
                "saliency",
                "--layer",
                "l1");
        Run.assertFails(
                2,
                "--memory takes a size such as 500MB or 2GB, not 'much'",
                "explain",
                picture,
                "--model",
                model,
                "--memory",
                "much");
    }

    @Test
    void refusesArraysThatTheNetworkDoesNotTake() {
        Path wrong = folder.resolve("wrong.npy");
        Npy.write(wrong, Tensor.ofFloats(Shape.of(1, 3, 2, 2), new float[12]));
        Run.assertFails(
                1,
                "wrong.npy is float32[1, 3, 2, 2]; 'mini_resnet' takes [N, 3, 64, 64]",
                "explain",
                wrong,
                "--model",
                model);
        Npy.write(wrong, Tensor.ofFloats(Shape.of(1, 64, 64, 3), new float[3 * 64 * 64]));
        assertThat(Run.of("explain", wrong, "--model", model, "--out", folder.resolve("out"))
                        .err())
                .isEqualTo(
                        "vizsla: arrays with the channels last are brought into the network's order, channels first\n");
        float[] values = expected("input").floats();
        values[5] = Float.NaN;
        Npy.write(wrong, Tensor.ofFloats(expected("input").shape(), values));
        Run.assertFails(1, "wrong.npy holds values that are not finite", "explain", wrong, "--model", model);
    }

    @Test
    void tellsWrongUsage() {
        assertThat(Run.of("explain").status()).isEqualTo(2);
        assertThat(Run.of("explain", "x.png", "--colour").err())
                .contains("--colour")
                .contains("--help' lists the options");
        assertThat(Run.of("explain", "--help").out()).contains("Examples:").contains("--target");
        assertThat(Run.of("explain", "-cat.png", "--model", "net.onnx").err())
                .contains("an image whose name begins with '-' is written ./-cat.png");
    }

    @Test
    void refusesWhatCannotBeWrittenBeforeAnythingIsDone() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path file = Files.writeString(folder.resolve("file"), "here");
        Run.assertFails(
                2, file + " is a file; give a folder with --out", "explain", picture, "--model", model, "--out", file);
        Run.assertFails(
                2, "--out takes a folder, not an empty name", "explain", picture, "--model", model, "--out", "");
        Run.assertFails(2, "an image's name is empty", "explain", "", "--model", model);
    }

    @Test
    void looksForThePictureBeforeTheNetwork() {
        Path missing = folder.resolve("none.png");
        Run.assertFails(
                1, "there is no file or folder " + missing, "explain", missing, "--model", folder.resolve("none.onnx"));
    }

    @Test
    void saysThatThereIsNoProbabilityToExplain() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Run.assertFails(
                2, "'mini_resnet' does not end in a softmax", "explain", picture, "--model", model, "--probability");
        Path withSoftmax = SmallNetworks.onnx("mini_caffe_alexnet", folder);
        Run run = Run.of("explain", picture, "--model", withSoftmax, "--probability", "--out", folder.resolve("out"));
        assertThat(run.status()).isZero();
    }

    @Test
    void followsALinkedFolderAndLeavesItsOwnResultsOut() throws IOException {
        TestPictures.png(folder.resolve("set/a.png"), 1);
        TestPictures.png(folder.resolve("set/b.png"), 2);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("set"));
        Path out = folder.resolve("set/out");
        for (int i = 0; i < 2; i++) {
            Run run = Run.of("explain", link, "--model", model, "--out", out);
            assertThat(run.status()).isZero();
            assertThat(run.out().lines().toList()).hasSize(3);
        }
        assertThat(files(out)).containsExactly("a", "b", "index.html");
    }

    @Test
    void findsClassesWhoseNamesHaveCommas() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        List<String> names = new ArrayList<>(Collections.nCopies(20, "other"));
        names.set(6, "vizsla, Hungarian pointer");
        Path labels = Files.write(folder.resolve("names.txt"), names);
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                model,
                "--labels",
                labels,
                "--target",
                "Vizsla, Hungarian Pointer",
                "--preprocessing",
                "imagenet",
                "--out",
                folder.resolve("out"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("disc.png: vizsla, Hungarian pointer (6), ");
    }
}
