package org.vizsla.report.export.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.models.picture.Seen;
import org.vizsla.report.json.Json;

/**
 * What the page's own tests compare the browser's arithmetic with: pictures fitted and normalized, and probabilities, as they are computed here. With {@code -Dvizsla.write} the file is written first.
 */
class BrowserCasesTest {
    private static final Path FILE = Path.of("../web/test/site/cases.json");
    private static final int HEIGHT = 6;
    private static final int WIDTH = 8;
    private static final List<ImageSize> PICTURES =
            List.of(new ImageSize(7, 5), new ImageSize(6, 8), new ImageSize(31, 40), new ImageSize(64, 9));

    @Test
    void areWhatIsComputedHere() throws IOException {
        Map<String, Object> cases = new LinkedHashMap<>();
        cases.put("fitted", fitted());
        cases.put("normalized", normalized());
        cases.put("probabilities", probabilities());
        String text = lines(cases);
        if (System.getProperty("vizsla.write") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE))
                .as(FILE + " holds what -Dvizsla.write would write")
                .isEqualTo(text);
    }

    /** One case per line. */
    private static String lines(Map<String, Object> cases) {
        return cases.entrySet().stream()
                .map(group -> "\"" + group.getKey() + "\": [\n"
                        + ((List<?>) group.getValue())
                                .stream().map(Json::compact).collect(Collectors.joining(",\n"))
                        + "\n]")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static List<Object> fitted() {
        List<Object> cases = new ArrayList<>();
        for (Interpolation interpolation : Interpolation.values()) {
            for (Fit fit : fits(interpolation)) {
                for (ImageSize size : PICTURES) {
                    cases.add(fitted(fit, size));
                }
            }
        }
        return cases;
    }

    private static List<Fit> fits(Interpolation interpolation) {
        return List.of(
                Fit.STRETCH.with(interpolation),
                new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(9, 9)), interpolation, Fit.Rounding.EVEN),
                new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(9, 11)), interpolation, Fit.Rounding.DOWN),
                new Fit(Fit.Aspect.KEPT, Optional.of(new ImageSize(5, 5)), interpolation, Fit.Rounding.EVEN),
                new Fit(Fit.Aspect.STRETCHED, Optional.of(new ImageSize(3, 9)), interpolation, Fit.Rounding.DOWN));
    }

    private static Map<String, Object> fitted(Fit fit, ImageSize size) {
        Preprocessing preprocessing = Preprocessing.imageNet(HEIGHT, WIDTH, fit);
        ImageSize frame = fit.frame().orElse(new ImageSize(HEIGHT, WIDTH));
        Seen seen = preprocessing.seen(size.height(), size.width());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("picture", List.of(size.height(), size.width()));
        json.put("keepsProportions", fit.aspect() == Fit.Aspect.KEPT);
        json.put("frame", List.of(frame.height(), frame.width()));
        json.put("interpolation", fit.interpolation().toString());
        json.put("rounding", fit.rounding().name().toLowerCase(Locale.ROOT));
        json.put("seen", List.of(seen.top(), seen.left(), seen.height(), seen.width()));
        json.put("rgb", levels(preprocessing.fitted(picture(size))));
        return json;
    }

    private static List<Object> normalized() {
        List<Object> cases = new ArrayList<>();
        for (NormalizationPreset preset : NormalizationPreset.values()) {
            for (int channels : new int[] {1, 3}) {
                cases.add(normalized(preset.normalization().of(channels)));
            }
        }
        return cases;
    }

    private static Map<String, Object> normalized(Normalization normalization) {
        Preprocessing preprocessing = new Preprocessing(2, 3, Fit.STRETCH, normalization);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("channels", normalization.channels() == 1 ? "grey" : normalization.bgr() ? "bgr" : "rgb");
        json.put("white", normalization.white());
        json.put("mean", normalization.mean());
        json.put("deviation", normalization.standardDeviation());
        json.put("values", preprocessing.apply(picture(new ImageSize(2, 3))).floats());
        return json;
    }

    private static List<Object> probabilities() {
        List<Object> cases = new ArrayList<>();
        for (Answer answer : Answer.values()) {
            boolean isOne = answer == Answer.SIDES || answer == Answer.NUMBER;
            for (float temperature : new float[] {1, 2.25f}) {
                for (String cutOff : List.of("", "Softmax")) {
                    for (float[] scores : isOne
                            ? new float[][] {{-1.5f, 1.5f}}
                            : new float[][] {{3, -2, 0.5f}, {0.25f, 0.5f, 0.25f}}) {
                        cases.add(probabilities(answer, temperature, cutOff, scores));
                    }
                }
            }
        }
        return cases;
    }

    private static Map<String, Object> probabilities(Answer answer, float temperature, String cutOff, float... scores) {
        Model embedded = EmbeddedNetwork.load();
        Model model = new Model(
                embedded.name(),
                embedded.graph(),
                embedded.input(),
                embedded.scores(),
                cutOff,
                answer,
                embedded.labels(),
                embedded.origin(),
                temperature,
                embedded.knownPreprocessing(),
                embedded.intake(),
                embedded.otherOutputs(),
                embedded.rival());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("answer", answer.toString());
        json.put("temperature", temperature);
        json.put("cutOff", cutOff);
        json.put("scores", scores);
        json.put("probabilities", answer == Answer.NUMBER ? null : Probabilities.of(model, scores));
        return json;
    }

    /** A picture of any size, with smooth parts and hard edges. */
    private static Picture picture(ImageSize size) {
        byte[] rgb = new byte[3 * size.height() * size.width()];
        for (int i = 0; i < rgb.length; i++) {
            int y = i / 3 / size.width();
            int x = i / 3 % size.width();
            int colour = i % 3;
            rgb[i] = (byte) ((x + y) % 4 == 0 ? 255 * (colour % 2) : 7 * y * y + 13 * x + 31 * colour + x * y);
        }
        return Picture.of(size.height(), size.width(), rgb);
    }

    private static int[] levels(Picture picture) {
        BufferedImage image = picture.toBufferedImage();
        int[] levels = new int[3 * picture.height() * picture.width()];
        for (int i = 0; i < levels.length; i++) {
            int rgb = image.getRGB(i / 3 % picture.width(), i / 3 / picture.width());
            levels[i] = (rgb >> (16 - 8 * (i % 3))) & 0xff;
        }
        return levels;
    }
}
