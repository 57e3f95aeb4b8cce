package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Session;

/** What SqueezeNet sees in photographs, against the table of PyTorch's five best guesses. */
class TopFiveTest {
    private static final double PHOTOGRAPH = 0.02;
    private static final double DECODED = 1e-3;

    @TempDir
    Path cache;

    /** A line of the table: the picture, and five classes with their probabilities. */
    private record Guesses(String image, List<Integer> classes, List<Double> probabilities) {
        static Guesses of(String line) {
            String[] cells = line.split("\t");
            return new Guesses(
                    cells[0],
                    IntStream.range(0, 5)
                            .mapToObj(i -> Integer.valueOf(cells[2 + 2 * i]))
                            .toList(),
                    IntStream.range(0, 5)
                            .mapToObj(i -> Double.valueOf(cells[3 + 2 * i]))
                            .toList());
        }

        /** The picture as Pillow decoded it, where that lies beside the photograph. */
        Guesses decoded() {
            return new Guesses(image.replace(".jpg", "_decoded.png"), classes, probabilities);
        }

        @Override
        public String toString() {
            return image;
        }
    }

    static List<Guesses> guesses() {
        try {
            List<Guesses> guesses = Files.readAllLines(Shared.path("golden/squeezenet1_0_top5.tsv")).stream()
                    .skip(1)
                    .map(Guesses::of)
                    .toList();
            assertThat(guesses).hasSize(28);
            return guesses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("guesses")
    void photographsAreSeenAsByPyTorch(Guesses expected) {
        assertSeen(expected, expected.image().endsWith(".png") ? DECODED : PHOTOGRAPH);
    }

    static List<Guesses> decoded() {
        return guesses().stream()
                .filter(guesses -> guesses.image().matches(".*(king_snake|vizsla).*"))
                .map(Guesses::decoded)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void decodedPicturesAreSeenAsByPyTorch(Guesses expected) {
        assertSeen(expected, DECODED);
    }

    private void assertSeen(Guesses expected, double tolerance) {
        float[] probabilities = probabilities(expected.image());
        for (int i = 0; i < 5; i++) {
            assertThat((double) probabilities[expected.classes().get(i)])
                    .as("probability of class %d", expected.classes().get(i))
                    .isCloseTo(expected.probabilities().get(i), within(tolerance));
        }
        assertThat(top(probabilities)).isEqualTo(expected.classes().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "vizsla_211.jpg, 211, vizsla",
        "king_snake_56.jpg, 56, king snake",
        "bull_mastiff_243.png, 243, bull mastiff",
    })
    void theSeedsPicturesAreNamed(String image, int index, String name) {
        Model model = model();

        assertThat(top(probabilities("images/" + image))).isEqualTo(index);
        assertThat(model.labels().name(index)).isEqualToIgnoringCase(name);
    }

    private Model model() {
        return Networks.load(Shared.path("models/squeezenet1_0.pth"), "squeezenet1_0", cache);
    }

    private float[] probabilities(String image) {
        Model model = model();
        return Probabilities.softmax(Session.runOnce(
                        model.graph(),
                        Map.of(model.input(), Preprocessing.IMAGENET.apply(PictureReader.read(Shared.path(image)))))
                .get(model.scores())
                .floats());
    }

    private static int top(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .max(Comparator.comparing(i -> probabilities[i]))
                .orElseThrow();
    }
}
