package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;

/** {@code visualize layer --image}. */
@Tag("once")
class FiltersInImageTest {
    private static final Path IMAGE = Path.of("..", "examples", "dog.png");

    @TempDir
    private Path folder = Path.of("");

    private Run layer(Path image, Object... more) {
        List<Object> all = new ArrayList<>(List.of("visualize", "layer", "--image", image, "--model", "menagerie"));
        all.addAll(List.of("--out", folder.resolve("out")));
        all.addAll(List.of(more));
        return Run.of(all.toArray());
    }

    private List<Map<?, ?>> filters() throws IOException {
        List<Map<?, ?>> filters = new ArrayList<>();
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(folder.resolve("out/result.json")));
        for (Object filter : (List<?>) Objects.requireNonNull(result.get("filters"))) {
            filters.add((Map<?, ?>) filter);
        }
        return filters;
    }

    private static List<?> activations(Path out, Path image, String layer) throws IOException {
        Run run = Run.of(
                "visualize", "activations", image, "--model", "menagerie", "--layer", layer, "--json", "--out", out);
        return (List<?>) Objects.requireNonNull(JSON.std.mapFrom(run.out()).get("channels"));
    }

    private static double number(Map<?, ?> entry, String name) {
        return ((Number) Objects.requireNonNull(entry.get(name))).doubleValue();
    }

    @Test
    void aRowForEachFilterWithTheNumbersOfActivations() throws IOException {
        Run run = layer(IMAGE, "features.8", "features.0:7,3");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        Path picture = folder.resolve("out/guided.png");
        assertThat(run.out().strip()).isEqualTo(picture.toString());
        BufferedImage drawn = ImageIO.read(picture.toFile());
        assertThat(drawn.getWidth()).isEqualTo(20 + 150 + 5 * 234 + 20);
        assertThat(drawn.getHeight()).isEqualTo(100 + 7 * 234 + 20);

        List<Map<?, ?>> filters = filters();
        assertThat(filters).hasSize(7);
        assertThat(filters.get(5).get("channel")).isEqualTo(7);
        assertThat(filters.get(6).get("channel")).isEqualTo(3);
        for (String layer : List.of("features.8", "features.0")) {
            List<?> channels = activations(folder.resolve(layer), IMAGE, layer);
            List<Map<?, ?>> shown = filters.stream()
                    .filter(filter -> layer.equals(filter.get("layer")))
                    .toList();
            for (int i = 0; i < shown.size(); i++) {
                Map<?, ?> filter = shown.get(i);
                Map<?, ?> same = (Map<?, ?>) channels.stream()
                        .filter(channel -> Objects.equals(((Map<?, ?>) channel).get("channel"), filter.get("channel")))
                        .findFirst()
                        .orElseThrow();
                assertThat(number(filter, "largest")).isCloseTo(number(same, "largest"), within(1e-4));
                assertThat(filter.get("row")).isEqualTo(same.get("row"));
                assertThat(filter.get("column")).isEqualTo(same.get("column"));
                if (layer.equals("features.8")) {
                    assertThat(filter.get("channel")).isEqualTo(((Map<?, ?>) channels.get(i)).get("channel"));
                }
            }
        }
    }

    /** An array holds what the network takes, so that the numbers are those of the picture that it was made of. */
    @Test
    void takesArrays() throws IOException {
        Model model = EmbeddedNetwork.load();
        Path array = folder.resolve("dog.npy");
        Npy.write(array, model.preprocessing().apply(PictureReader.read(IMAGE)));
        assertThat(layer(IMAGE, "features.3:1,2").status()).isZero();
        List<Map<?, ?>> expected = filters();
        Run run = layer(array, "features.3:1,2", "--json");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(filters()).isEqualTo(expected);
        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("input", array.toString())
                .containsEntry("model", "alexnet_menagerie")
                .containsEntry("file", "guided.png")
                .containsEntry("filters", expected);
    }

    @ParameterizedTest
    @CsvSource({
        "--preset, plain",
        "--set, steps=3",
        "--count, 2",
        "--add, -1*class pug",
        "--animation, mp4",
        "--resume,",
        "--frames, 3",
        "--seed, 0",
        "--spectrum, photos"
    })
    void takesNoOptionOfOptimization(String option, String value) {
        Run run = value == null ? layer(IMAGE, "features.3", option) : layer(IMAGE, "features.3", option, value);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "vizsla: --image shows what excites filters in an image, and optimizes nothing; omit "
                                + option);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertFails("'x' is no number of a channel, row or column", "features.3:x");
        assertFails("there is no channel 64 in layer 'features.3'; its channels go from 0 to 63", "features.3:1,64");
        assertFails("there is no layer 'features.33' in 'alexnet_menagerie'; did you mean features.3", "features.33:1");
        assertFails("there is no layer 'nope' in 'alexnet_menagerie'; 'vizsla inspect MODEL --layers' lists", "nope");
        assertFails(
                "one picture shows up to 64 filters, not 66",
                "features.8:" + numbers(33),
                "features.10:" + numbers(33));
    }

    private static String numbers(int count) {
        StringBuilder numbers = new StringBuilder("0");
        for (int i = 1; i < count; i++) {
            numbers.append(',').append(i);
        }
        return numbers.toString();
    }

    private void assertFails(String words, Object... what) {
        Run run = layer(IMAGE, what);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("vizsla: " + words);
        assertThat(run.err().lines().toList()).hasSize(1);
    }
}
