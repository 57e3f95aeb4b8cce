package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class VisualizeCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void optimizesPicturesOfChannelsAndWritesAPage() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "visualize", "channel", "features.8:3,5", "--model", "menagerie", "--set", "steps=3", "--out", out);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        assertThat(ImageIO.read(out.resolve("1_channel_3_of_features.8.png").toFile())
                        .getWidth())
                .isGreaterThan(50);
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(result)
                .containsEntry("preset", "lucid")
                .containsEntry("seed", 0)
                .containsEntry("complete", true);
        assertThat(JSON.std.asString(result.get("values")))
                .contains("\"steps\":3", "\"learning_rate\":0.05", "\"rotation\":10.0");
        assertThat((List<?>) result.get("pictures")).hasSize(2);
        assertThat(JSON.std.asString(result.get("pictures")))
                .contains("\"objective\":\"channel 5 of features.8\"", "\"curve\":[");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("channel 3 of features.8", "2_channel_5_of_features.8.png", "learning rate");
    }

    /** With other threads nothing else would differ but last bits. */
    private Object[] longer(Object... more) {
        return Stream.concat(
                        Stream.of(
                                "visualize",
                                "class",
                                "vizsla",
                                "--model",
                                "menagerie",
                                "--threads",
                                "1",
                                "--set",
                                "steps=300",
                                "--out",
                                folder.resolve("long")),
                        Stream.of(more))
                .toArray();
    }

    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        Path out = folder.resolve("long");
        Path err = Files.createFile(folder.resolve("err"));
        Process process = Run.started(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "80"), err, longer());
        while (process.isAlive() && !Files.readString(err).matches("(?s).*Optimizing +[1-9].*")) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(Files.readString(err))
                .contains("the pictures are the best so far; the same call with --resume --out " + out + " goes on");
        assertThat(out.resolve("result.json")).content().contains("\"complete\" : false");

        Run.assertFails(
                2,
                "the results in " + out + " have another seed, so this run does not go on with them: 0, not 1; omit"
                        + " --resume to begin anew, which replaces them, or give another --out",
                longer("--seed", "1", "--resume"));
        assertThat(Run.of(longer("--resume")).err()).isEmpty();
        Map<String, Object> resumed = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        byte[] picture = Files.readAllBytes(out.resolve("1_Vizsla.png"));
        Run whole = Run.of(longer("--resume"));
        assertThat(whole.err()).isEqualToIgnoringNewLines("vizsla: there is nothing to resume in " + out);
        assertThat(Files.readAllBytes(out.resolve("1_Vizsla.png"))).isEqualTo(picture);
        assertThat(JSON.std
                        .mapFrom(Files.readString(out.resolve("result.json")))
                        .get("pictures"))
                .isEqualTo(resumed.get("pictures"));
    }

    @Test
    void aClassByPhasesHasATransparentPicture() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "visualize",
                "class",
                "vizsla",
                "--model",
                "menagerie",
                "--preset",
                "maco",
                "--set",
                "steps=2",
                "--set",
                "views=2",
                "--add",
                "-0.5*class mastiff",
                "--out",
                out);

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page).contains("_transparent.png", "class 0 + -0.500 class 2");
    }

    @Test
    void layersAreInvertedAndTheImageIsBesideThem() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "visualize",
                "invert",
                picture,
                "--model",
                "menagerie",
                "--set",
                "steps=2",
                "--frames",
                "2",
                "--animation",
                "mp4",
                "--out",
                out);

        assertThat(run.status()).isZero();
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(result).containsEntry("preset", "inversion");
        assertThat((List<?>) result.get("pictures")).hasSize(6);
        assertThat(out.resolve("1_what_features.0_keeps.mp4")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("image.png", "No pixel of the image went into it")
                .contains(
                        "<video src=\"./1_what_features.0_keeps.mp4\" poster=\"./1_what_features.0_keeps.png\"",
                        " controls ")
                .doesNotContain("autoplay");
    }

    @Test
    void imagesAreCaricaturedAndAccentuated() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path more = folder.resolve("more");
        Run caricature =
                Run.of("visualize", "caricature", picture, "--model", "menagerie", "--set", "steps=2", "--out", more);
        assertThat(caricature.status()).isZero();
        assertThat(Files.readString(more.resolve("result.json"))).contains("a caricature by ");

        Path moved = folder.resolve("moved");
        Run accentuated = Run.of(
                "visualize",
                "accentuate",
                picture,
                "--toward",
                "class vizsla",
                "--model",
                "menagerie",
                "--set",
                "steps=2",
                "--set",
                "views=2",
                "--out",
                moved);
        assertThat(accentuated.status()).isZero();
        assertThat(Files.readString(moved.resolve("index.html")))
                .contains("began at the image", "staying near the image");
    }

    @Test
    void showsFirstFiltersAndChannelsOfAPicture() throws IOException {
        Path filters = folder.resolve("filters");
        Run first = Run.of("visualize", "filters", "--model", "menagerie", "--out", filters);
        assertThat(first.status()).isZero();
        Path named = folder.resolve("named");
        assertThat(Run.of("visualize", "filters", "menagerie", "--out", named).status())
                .isZero();
        assertThat(named.resolve("filters.png"))
                .isNotEmptyFile()
                .hasSameBinaryContentAs(filters.resolve("filters.png"));

        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path tiles = folder.resolve("tiles");
        Run second = Run.of(
                "visualize",
                "activations",
                picture,
                "--model",
                "menagerie",
                "--layer",
                "features.0",
                "--json",
                "--out",
                tiles);
        assertThat(second.status()).isZero();
        assertThat(tiles.resolve("activations.png")).isNotEmptyFile();
        List<?> channels = (List<?>) JSON.std.mapFrom(second.out()).get("channels");
        assertThat(channels).hasSize(32);
        double before = Double.POSITIVE_INFINITY;
        for (Object channel : channels) {
            double largest = ((Number) Objects.requireNonNull(((Map<?, ?>) channel).get("largest"))).doubleValue();
            assertThat(largest).isLessThanOrEqualTo(before);
            before = largest;
        }
    }

    @Test
    void listsValuesAndMeasuresSpectra() throws IOException {
        assertThat(Run.of("visualize", "values").out()).contains("learning_rate", "0.05", "redirected_steps");
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.copy(Path.of("../docs/pictures/wall_clock.jpg"), photos.resolve("clock.jpg"));
        Run run = Run.of("visualize", "spectrum", photos, "--out", folder.resolve("mine"));

        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("mine/spectrum.txt"))).hasSize(39);
    }

    @Test
    void assumesNothingThatIsGiven() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        Run assumed = Run.of("visualize", "filters", "--model", network, "--out", folder.resolve("a"));
        Run given = Run.of(
                "visualize",
                "filters",
                "--model",
                network,
                "--preprocessing",
                "imagenet",
                "--out",
                folder.resolve("b"));

        assertThat(assumed.err()).contains("are assumed (--preprocessing chooses otherwise)");
        assertThat(given.err()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(refused("visualize")).startsWith("vizsla: visualize takes a kind: channel, neuron,");
        assertThat(refused("visualize", "chanel", "x")).contains("channel");
        assertThat(refused("visualize", "class", "--model", "menagerie")).contains("WHAT");
        assertThat(refused("visualize", "filters", "net.onnx", "--model", "menagerie"))
                .startsWith("vizsla: the network is given twice: 'net.onnx' and --model menagerie");
        assertThat(refused("visualize", "accentuate", "x.png")).contains("--toward");
        assertThat(refused("visualize", "class", "vizsla", "--frames", "1000")).contains("--frames must be 0 to 200");
        assertThat(refused("visualize", "channel", "features.0:x", "--model", "menagerie"))
                .startsWith("vizsla: 'x' is no number of a channel, row or column");
        assertThat(refused("visualize", "class", "vizsla", "--model", "menagerie", "--add", "mastiff"))
                .startsWith("vizsla: --add takes WEIGHT*KIND WHAT, such as");
        assertThat(refused("visualize", "class", "vizsla", "--set", "step=1"))
                .startsWith("vizsla: there is no value 'step' to set; there are: steps,");
        assertThat(refused("visualize", "class", "vizsla", "--model", "menagerie", "--resume"))
                .contains("--resume takes the folder of the interrupted call: give it with --out");
        assertThat(refused("visualize", "class", "vizsla", "--animation", "avi"))
                .contains("'avi' is not one of gif, mp4");
        assertThat(refused("visualize", "class", "vizsla", "--model", "menagerie", "--animation", "mp4"))
                .contains("--animation mp4 is about an animation, of which there is none; give --frames N");
        assertThat(refused("visualize", "class", "vizsla", "--preset", "lucit"))
                .startsWith("vizsla: Invalid value for option '--preset': 'lucit' is not one of lucid, maco, plain");
    }

    private static String refused(Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }
}
