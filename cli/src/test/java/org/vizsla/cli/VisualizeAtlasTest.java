package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class VisualizeAtlasTest {
    private static final Path IMAGES = Path.of("..", "examples", "photos");

    @TempDir
    private Path folder = Path.of("");

    private static Run atlas(Path out, Object... more) {
        Object[] usual = {
            "visualize",
            "atlas",
            "--pictures",
            IMAGES,
            "--layers",
            "2",
            "--channels",
            "1",
            "--set",
            "steps=2",
            "--out",
            out
        };
        Object[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return Run.of(all);
    }

    @Test
    void writesOnePageAboutTheNetwork() throws IOException {
        Path out = folder.resolve("atlas");
        Run run = atlas(out, "--model", "menagerie");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(result).containsEntry("complete", true).containsEntry("images", 2);
        assertThat((List<?>) result.get("channels")).hasSize(2);
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("filters.png", "features.0", "features.12", "feeds", "type=\"search\"", "dog.png")
                .doesNotContain("Not all channels are done");
    }

    @Test
    void whatIsAssumedIsSaidOnce() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        String assumed =
                "vizsla: how images are normalized is not in the file: ImageNet's mean and standard deviation are"
                        + " assumed (--preprocessing chooses otherwise)";
        assertThat(atlas(folder.resolve("atlas"), "--model", network).err().lines())
                .containsOnlyOnce(assumed);
        Path examples = folder.resolve("examples");
        Run run = Run.of("visualize", "examples", IMAGES, "--channel", "0", "--model", network, "--out", examples);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err().lines()).containsOnlyOnce(assumed);
    }

    /** The size that a network leaves open is that of the images, however the network is named. */
    @Test
    void takesTheNetworkAsAnArgument() throws IOException {
        Path network = folder.resolve("open.onnx");
        GraphBuilder b = new GraphBuilder("open");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, -1, -1));
        String maps = b.op("Conv", "x", b.initializer("k", new RandomTensors(1).normal(4, 3, 3, 3)))
                .named("maps");
        String means = b.op("Flatten", b.op("GlobalAveragePool", maps).value()).value();
        b.output(b.op("MatMul", means, b.initializer("w", new RandomTensors(2).normal(4, 5)))
                .named("y"));
        OnnxWriter.write(network, b.build());
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Run argument = atlas(first, network);
        Run option = atlas(second, "--model", network);

        assertThat(argument.status()).as(argument.err()).isZero();
        assertThat(argument.err())
                .contains("the network takes images of any size: 128 x 128 is used, as the first one has")
                .isEqualTo(option.err());
        assertThat(first.resolve("result.json")).hasSameTextualContentAs(second.resolve("result.json"));
        Run.assertFails(
                2,
                "the network is given twice: 'net.onnx' and --model menagerie",
                "visualize",
                "atlas",
                "net.onnx",
                "--model",
                "menagerie",
                "--pictures",
                IMAGES);
    }

    @Test
    void anAtlasOfOtherValuesIsNotMixedIn() {
        Path out = folder.resolve("atlas");
        assertThat(atlas(out, "--model", "menagerie").status()).isZero();
        Run other = atlas(out, "--model", "menagerie", "--seed", "3");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("atlas.json is of an atlas of other images", "name another folder");
        assertThat(atlas(folder.resolve("more"), "--model", "menagerie", "--frames", "4")
                        .err())
                .contains("leave out --frames");
    }
}
