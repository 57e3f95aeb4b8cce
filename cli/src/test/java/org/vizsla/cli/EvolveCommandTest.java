package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Tensor;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class EvolveCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void animatesTraining() throws IOException {
        Path model = SmallNetworks.onnx("mini_mobilenet_v2", folder);
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "evolve",
                picture,
                "--model",
                model,
                "--preprocessing",
                "imagenet",
                "--target",
                4,
                "--steps",
                3,
                "--learning-rate",
                0.01,
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("evolution.gif").toString());
        assertThat(out.resolve("evolution.gif")).isNotEmptyFile();
        assertThat(out.resolve("evolution.png")).isNotEmptyFile();
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(JSON.std.asString(result.get("stages"))).contains("\"label\":\"step 3\"");
        assertThat(JSON.std.asString(result.get("target"))).contains("\"index\":4");
        assertThat(JSON.std.asString(result.get("training")))
                .contains("\"objective\":", "\"learning_rate\":", "\"momentum\":0.9", "\"trained\":[");
    }

    @Test
    void animatesCheckpointsInTheOrderOfTheirNumbers() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path checkpoints = Files.createDirectory(folder.resolve("run"));
        for (int step : new int[] {2, 10}) {
            checkpoint(checkpoints.resolve("epoch_" + step + ".safetensors"), 1f / step);
        }
        Path out = folder.resolve("out");
        Run run = Run.of(
                "evolve",
                picture,
                "--checkpoints",
                checkpoints,
                "--arch",
                "squeezenet1_1",
                "--preprocessing",
                "imagenet",
                "--out",
                out,
                "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        String stages = JSON.std.asString(JSON.std.mapFrom(run.out()).get("stages"));
        assertThat(stages).contains("epoch_2").contains("epoch_10");
        assertThat(stages.indexOf("epoch_2")).isLessThan(stages.indexOf("epoch_10"));
        assertThat(out.resolve("filters.gif")).isNotEmptyFile();
    }

    /** A SqueezeNet for five classes whose last layer is scaled. */
    private static void checkpoint(Path file, float scale) {
        Map<String, Tensor> weights = new LinkedHashMap<>(
                FormulaWeights.of(Architectures.byName("squeezenet1_1").shapes(5)));
        weights.computeIfPresent("classifier.1.weight", (name, tensor) -> {
            float[] values = tensor.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale;
            }
            return Tensor.ofFloats(tensor.shape(), values);
        });
        SafetensorsWriter.write(file, weights, Map.of());
    }

    @Test
    void tellsWhatIsWrong() throws IOException {
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Run.of("evolve", picture, "--model", model, "--checkpoints", empty)
                        .err())
                .contains("there are no checkpoints (.pth, .pt, .safetensors, .onnx) in " + empty);
        assertThat(Run.of("evolve", picture, "--model", model, "--checkpoints", folder.resolve("none"))
                        .err())
                .contains("there is no folder ");
        assertThat(Run.of("evolve", picture, "--model", model, "--steps", 0).err())
                .contains("the number of steps must be from 1 to 1000, not 0");
        assertThat(Run.of("evolve", picture, "--model", model, "--trainable", "layer9")
                        .err())
                .contains("no layer with weights is called 'layer9'");
        assertThat(Run.of("evolve", folder, "--model", model).err()).contains("evolve takes one image");
        Path checkpoints = Files.createDirectory(folder.resolve("run"));
        SmallNetworks.onnx("mini_resnet", checkpoints);
        SmallNetworks.onnx("mini_vit", checkpoints);
        Files.copy(SmallNetworks.onnx("mini_caffe_alexnet", folder), checkpoints.resolve("a.onnx"));
        assertThat(Run.of(
                                "evolve",
                                picture,
                                "--arch",
                                "resnet18",
                                "--checkpoints",
                                checkpoints,
                                "--out",
                                folder.resolve("out"))
                        .err())
                .contains(
                        "a.onnx is a different network from the last checkpoint: 3 x 195 x 195 to 20 classes, not 3 x 64 x 64 to 20 classes");
        Run meaningless = Run.of("evolve", picture, "--checkpoints", checkpoints, "--steps", 3);
        assertThat(meaningless.status()).isEqualTo(2);
        assertThat(meaningless.err()).contains("--steps has no effect with --checkpoints; omit it");
        Run wrong = Run.of("evolve", picture, "--model", model, "--objective", "win");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'win' is not one of cross-entropy, score-descent");
    }
}
