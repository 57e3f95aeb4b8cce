package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.models.npy.Npy;
import org.vizsla.reference.Shared;
import org.vizsla.render.Bilinear;
import org.vizsla.render.Planes;
import org.vizsla.render.heat.HeatMap;

/** What the page shows of a map are the values that {@code vizsla explain --raw} writes. */
class CanvasValuesTest {
    private static final Path PICTURE = Shared.path("images/tabby_281.jpg");
    private static final int SIZE = 224;

    @TempDir
    static Path folder;

    private static LivePage live;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Process command = CommandLine.call(
                        folder,
                        "explain",
                        PICTURE.toAbsolutePath(),
                        "--model",
                        "menagerie",
                        "--method",
                        "saliency,grad_cam",
                        "--raw",
                        "--out",
                        "out")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        live = new LivePage(folder.resolve("cache"));
        assertThat(command.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static Planes written(String method) {
        return Planes.of(Npy.read(folder.resolve("out/" + method + ".npy")), 0);
    }

    private static Visit open(String method, String more) {
        Visit visit = live.open("#look?method=" + method + more);
        visit.awaitMap("over vizsla_10.png");
        visit.drop(PICTURE);
        visit.awaitMap("over tabby_281.jpg");
        return visit;
    }

    /** From place to place by the arrow keys, which stop in the middle between four pixels. */
    @ParameterizedTest
    @ValueSource(strings = {"saliency", "grad_cam"})
    void theValuesThatAreReadOut(String method) {
        Planes written = written(method);
        double[] values = Bilinear.resized(written.sum(), written.height(), written.width(), SIZE, SIZE);
        double peak = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        try (Visit visit = open(method, "&smooth=no")) {
            visit.part("canvas").focus();
            for (String key : List.of("ArrowLeft", "Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowRight", "ArrowDown")) {
                visit.page().keyboard().press(key);
                int row = number(visit, "row");
                int column = number(visit, "column");
                double mean = (at(values, row - 1, column - 1)
                                + at(values, row - 1, column)
                                + at(values, row, column - 1)
                                + at(values, row, column))
                        / 4;
                assertThat(Double.parseDouble(visit.part("value").getAttribute("data-value")))
                        .isCloseTo(mean, within(1e-3 * peak));
            }
            visit.page().keyboard().press("Escape");

            BoundingBox box = visit.part("canvas").locator("canvas").boundingBox();
            visit.page().mouse().move(box.x + 0.25 * box.width, box.y + 0.7 * box.height);
            assertThat(number(visit, "row")).isCloseTo((int) (0.7 * SIZE), within(1));
            assertThat(number(visit, "column")).isCloseTo((int) (0.25 * SIZE), within(1));
        }
    }

    private static int number(Visit visit, String name) {
        return Integer.parseInt(visit.part("value").getAttribute("data-" + name));
    }

    private static double at(double[] values, int row, int column) {
        return values[row * SIZE + column];
    }

    /** Colours are of a table, so that they differ by a step of it at most. */
    @ParameterizedTest
    @CsvSource({"saliency, no", "saliency, yes", "grad_cam, no"})
    void theColoursOfAllPixels(String method, String smooth) throws IOException {
        HeatMap map = HeatMap.of(written(method), SIZE, SIZE, Optional.empty());
        BufferedImage expected = (smooth.equals("yes") ? map.smoothed() : map).picture();
        try (Visit visit = open(method, "&photograph=none&smooth=" + smooth)) {
            BufferedImage shown = image(visit.pixels());
            int most = 0;
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    most = Math.max(most, difference(expected.getRGB(x, y), shown.getRGB(x, y)));
                }
            }
            assertThat(most).isLessThanOrEqualTo(2);
        }
    }

    private static BufferedImage image(String dataUrl) throws IOException {
        byte[] png = Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Of the channel in which two opaque colours differ most. */
    private static int difference(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
        }
        return most;
    }
}
