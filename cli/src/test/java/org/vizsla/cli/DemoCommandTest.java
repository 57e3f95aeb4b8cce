package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;

/** The first command of a newcomer, from end to end. */
class DemoCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> in.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void makesAPageAboutFourAnimals() throws IOException {
        Path out = folder.resolve("demo");
        Run run = Run.of("demo", "--out", out);

        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        assertThat(run.err())
                .contains("Open it in a browser")
                .contains("./vizsla explain " + out.resolve("pictures/3/tabby_cat_00000.png"))
                .contains("./vizsla gallery docs/pictures/*.jpg");
        assertThat(files(out))
                .contains("index.html")
                .contains(
                        "pictures/0/vizsla_00000.png",
                        "pictures/1/king_snake_00000.png",
                        "pictures/2/mastiff_00000.png",
                        "pictures/3/tabby_cat_00000.png")
                .hasSize(1 + 4 + 4 * 8);
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page)
                .contains("What alexnet_menagerie looks at")
                .contains("lies inside the outlined Vizsla")
                .contains("lies inside the outlined king snake")
                .contains("lies inside the outlined mastiff")
                .contains("lies inside the outlined tabby cat");
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("mastiff_00000/result.json")));
        assertThat(JSON.std.asString(result.get("truth"))).contains("\"animal\":\"mastiff\",\"class\":2");
        assertThat(JSON.std.asString(result.get("model")))
                .contains("\"name\":\"alexnet_menagerie\",\"embedded\":true", EmbeddedNetwork.sha256());
        assertThat((Double) result.get("energy_inside")).isBetween(0.0, 1.0);
        assertThat(JSON.std.asString(result.get("evolution"))).containsPattern("\"step 6\",.*\"energy_inside\":0");
        for (String sample : List.of("vizsla_00000", "king_snake_00000", "mastiff_00000", "tabby_cat_00000")) {
            evolves(out.resolve(sample));
        }
    }

    /** The probability rises from frame to frame, and at least five frames can be told from the one before at a glance: a hundredth of the pixels has another colour. */
    private static void evolves(Path sample) throws IOException {
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(sample.resolve("result.json")));
        List<Double> curve = Pattern.compile("\"probability\":([0-9.]+)")
                .matcher(JSON.std.asString(result.get("evolution")))
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
        assertThat(curve).hasSize(9).isSorted();
        assertThat(curve.get(0)).isLessThan(0.2);
        assertThat(curve.get(8)).isGreaterThan(0.98);
        BufferedImage sheet = ImageIO.read(sample.resolve("evolution.png").toFile());
        int side = sheet.getWidth() / 8;
        int visible = 0;
        for (int frame = 1; frame < 8; frame++) {
            int different = 0;
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int before = sheet.getRGB((frame - 1) * side + x, y);
                    int now = sheet.getRGB(frame * side + x, y);
                    different += distance(before, now) > 12 ? 1 : 0;
                }
            }
            visible += different > 0.01 * side * side ? 1 : 0;
        }
        assertThat(visible)
                .as("frames of " + sample + " that differ from the one before")
                .isGreaterThanOrEqualTo(5);
    }

    /** The largest difference of a colour, in levels. */
    private static int distance(int one, int other) {
        int largest = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            largest = Math.max(largest, Math.abs((one >> shift & 255) - (other >> shift & 255)));
        }
        return largest;
    }

    @Test
    void theSeedDecides() throws IOException {
        Path out = folder.resolve("demo");
        assertThat(Run.of("demo", "--out", out, "--seed", 7).status()).isZero();

        SceneRequest cat = SceneRequest.of(SceneRequest.seed(7, Species.TABBY_CAT, 0), Species.TABBY_CAT);
        assertThat(SceneNote.in(out.resolve("pictures/3/tabby_cat_00000.png"))).hasValue(new SceneNote(cat));
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Run run = Run.of("demo", "--out", file);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("vizsla: " + file + " is a file; give a folder with --out");
    }

    @Test
    void helps() {
        Run run = Run.of("demo", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Examples:").contains("vizsla demo --seed 7 --out four");
    }
}
