package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisualizeExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder = Path.of("");

    private Path images() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        for (String name : List.of("cat.png", "dog.png", "face.png", "scan.png")) {
            Files.copy(EXAMPLES.resolve(name), images.resolve(name));
        }
        return images;
    }

    private static Map<String, Object> result(Path out) throws IOException {
        return JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
    }

    /** Something inside of lists and maps. */
    private static Object at(Object value, Object... path) {
        Object inner = value;
        for (Object step : path) {
            inner = Objects.requireNonNull(
                    step instanceof Integer index ? ((List<?>) inner).get(index) : ((Map<?, ?>) inner).get(step));
        }
        return inner;
    }

    @Test
    void showsTheImagesThatExciteAChannelMostAndLeast() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "visualize",
                "examples",
                images(),
                "--channel",
                "features.3:5,9",
                "--model",
                "menagerie",
                "--count",
                "2",
                "--out",
                out);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        Map<String, Object> result = result(out);
        assertThat(result)
                .containsEntry("by", "activation")
                .containsEntry("images", 4)
                .containsEntry("failed", 0)
                .containsEntry("complete", true);
        assertThat((List<?>) at(result, "channels")).hasSize(2);
        assertThat((List<?>) at(result, "channels", 1, "least")).hasSize(2);
        double first = ((Number) at(result, "channels", 0, "most", 0, "value")).doubleValue();
        double last = ((Number) at(result, "channels", 0, "least", 0, "value")).doubleValue();
        assertThat(first).isGreaterThan(last);
        BufferedImage crop = ImageIO.read(out.resolve((String) at(result, "channels", 0, "most", 0, "file"))
                .toFile());
        assertThat(crop.getHeight()).isEqualTo(at(result, "channels", 0, "most", 0, "field", 2));
        assertThat(crop.getWidth())
                .isEqualTo(at(result, "channels", 0, "most", 0, "field", 3))
                .isLessThan(100);
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("channel 9 of features.3", "1_channel_5_of_features.3_most_1.png", "face.png");
    }

    @Test
    void byRelevanceShowsWhatPassesThroughTheChannelAndLeavesOutWhatCannotBeRead() throws IOException {
        Path out = folder.resolve("out");
        Path images = images();
        Files.writeString(images.resolve("elephant.png"), "no picture");
        Run run = Run.of(
                "visualize",
                "examples",
                images,
                "--channel",
                "features.10:5",
                "--model",
                "menagerie",
                "--by",
                "relevance",
                "--target",
                "vizsla",
                "--out",
                out);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "elephant.png is not an image that can be read", "1 of 5 images could not be read; see above");
        Map<String, Object> result = result(out);
        assertThat(result).containsEntry("by", "relevance").containsEntry("failed", 1);
        String file = (String) at(result, "channels", 0, "most", 0, "relevance");
        assertThat(ImageIO.read(out.resolve(file).toFile()).getWidth())
                .isEqualTo(at(result, "channels", 0, "most", 0, "field", 3));
        assertThat(at(result, "channels", 0, "most", 0, "target")).isEqualTo(Map.of("index", 0, "name", "Vizsla"));
        assertThat(Files.readString(out.resolve("index.html"))).contains(file, "share of the relevance", "for Vizsla");
    }

    @Test
    void refusesWhatIsNoRankingAndNoChannel() throws IOException {
        Path images = images();
        assertThat(Run.of("visualize", "examples", images, "--channel", "5", "--by", "size")
                        .err())
                .contains("--by", "activation", "relevance");
        assertThat(Run.of(
                                "visualize",
                                "examples",
                                images,
                                "--channel",
                                "features.3:64",
                                "--model",
                                "menagerie",
                                "--out",
                                folder.resolve("out"))
                        .err())
                .contains("there is no channel 64 in layer 'features.3'; its channels go from 0 to 63");
    }
}
