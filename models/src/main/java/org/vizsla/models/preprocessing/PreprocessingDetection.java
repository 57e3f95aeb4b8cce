package org.vizsla.models.preprocessing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Normalization;

/**
 * Finds out how images are prepared for the network of an ONNX file: as its metadata say, else as the configuration beside it says, else as its own arithmetic or the
 * type of its input shows. Where nobody tells, the usual one is assumed, and reported.
 */
public final class PreprocessingDetection {
    private PreprocessingDetection() {}

    /**
     * What was found out.
     *
     * @param normalization empty where nobody tells
     * @param assumption for people
     */
    public record Detected(Optional<Normalization> normalization, Assumption assumption) {}

    /**
     * Looks for what tells.
     *
     * @param graph of the network, made uniform
     * @param input of the graph, {@code [N, C, H, W]} with one channel or three
     * @param form what the network itself takes
     * @param metadata of the file
     */
    public static Detected of(Graph graph, String input, InputForm form, Map<String, String> metadata, Path file) {
        int channels = Shape.lengthOf(form.channels());
        return GraphMetadata.normalization(metadata)
                .or(() -> ConfigurationFiles.beside(file).normalization())
                .or(() -> OwnArithmetic.normalization(
                        graph, input, form.declared().type()))
                .map(found -> told(found.normalization().of(channels), found.source()))
                .orElseGet(() -> new Detected(
                        Optional.empty(),
                        Assumption.of(
                                "how images are normalized is not in the file: "
                                        + (channels == 1
                                                ? "values of 0 to 1 are assumed"
                                                : "ImageNet's mean and standard deviation are assumed"),
                                Setting.PREPROCESSING)));
    }

    private static Detected told(Normalization normalization, String source) {
        return new Detected(
                Optional.of(normalization),
                Assumption.of(
                        "images are normalized as " + source + ": " + words(normalization), Setting.PREPROCESSING));
    }

    /** {@code levels 0 to 255, blue first, mean 103.9, 116.8, 123.7}. */
    static String words(Normalization normalization) {
        String levels = normalization.white() == 255 ? "levels 0 to 255" : "0 to " + number(normalization.white());
        String order = normalization.bgr() ? ", blue first" : "";
        String mean = normalization.mean().stream().allMatch(value -> value == 0)
                ? ""
                : ", mean " + numbers(normalization.mean());
        String deviation = normalization.standardDeviation().stream().allMatch(value -> value == 1)
                ? ""
                : ", standard deviation " + numbers(normalization.standardDeviation());
        return levels + order + mean + deviation;
    }

    private static String numbers(List<Float> values) {
        List<String> all =
                values.stream().map(PreprocessingDetection::number).distinct().toList();
        return all.size() == 1
                ? all.get(0)
                : values.stream().map(PreprocessingDetection::number).collect(Collectors.joining(", "));
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
    }
}
