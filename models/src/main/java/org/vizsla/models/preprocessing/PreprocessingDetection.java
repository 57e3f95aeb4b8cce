package org.vizsla.models.preprocessing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;

/**
 * Finds out how images are prepared for the network of an ONNX file: as its metadata say, else as the configuration beside it says, else as its own arithmetic or the
 * type of its input shows. Where nobody tells, the usual one is assumed, and reported.
 */
public final class PreprocessingDetection {
    private final Map<String, String> metadata;
    private final ConfigurationFiles configuration;
    private final Optional<FoundFit> fit;

    private PreprocessingDetection(
            Map<String, String> metadata, ConfigurationFiles configuration, Optional<FoundFit> fit) {
        this.metadata = metadata;
        this.configuration = configuration;
        this.fit = fit;
    }

    /**
     * Looks at all there is but the network itself.
     *
     * @param metadata of the file
     */
    public static PreprocessingDetection of(Map<String, String> metadata, Path file) {
        ConfigurationFiles configuration = ConfigurationFiles.beside(file);
        return new PreprocessingDetection(
                metadata, configuration, GraphMetadata.fit(metadata).or(configuration::fit));
    }

    /**
     * What was found out.
     *
     * @param normalization empty where nobody tells, and the usual one is assumed
     * @param fit empty where nobody tells
     * @param assumptions for people
     */
    public record Detected(Optional<Normalization> normalization, Optional<Fit> fit, List<Assumption> assumptions) {
        public Detected {
            assumptions = List.copyOf(assumptions);
        }
    }

    /** The size of the network's images, where something tells. */
    public Optional<SizeChoice.Told> size() {
        return fit.flatMap(found -> found.size().map(size -> new SizeChoice.Told(size, found.source())));
    }

    /**
     * Looks at the network as well.
     *
     * @param graph of the network, made uniform
     * @param input of the graph, {@code [N, C, H, W]} with one channel or three
     * @param form what the network itself takes, with all sizes known
     */
    public Detected detected(Graph graph, String input, InputForm form) {
        return detected(
                form,
                told().or(() -> OwnArithmetic.normalization(
                        graph, input, form.declared().type())));
    }

    /** Without a look at the network, whose arithmetic is known. */
    public Detected detected(InputForm form) {
        return detected(form, told());
    }

    private Optional<FoundNormalization> told() {
        return GraphMetadata.normalization(metadata).or(configuration::normalization);
    }

    private Detected detected(InputForm form, Optional<FoundNormalization> found) {
        int channels = Shape.lengthOf(form.channels());
        ImageSize size = new ImageSize(Shape.lengthOf(form.height()), Shape.lengthOf(form.width()));
        Optional<Normalization> told = found.map(each -> each.normalization().of(channels));
        Optional<Normalization> normalization = told.or(() -> ofProducer(channels));
        List<Assumption> assumptions = new ArrayList<>();
        assumptions.add(Assumption.of(
                told.map(known -> normalized(known, found.get().source())).orElseGet(() -> usual(channels)),
                Setting.PREPROCESSING));
        fit.ifPresent(way -> assumptions.add(Assumption.of(way.sentence(size), Setting.RESIZE)));
        return new Detected(normalization, fit.map(way -> way.way().apply(size)), assumptions);
    }

    /**
     * What is assumed where weights are known.
     *
     * @param source for people: {@code torchvision publishes for resnet50 IMAGENET1K_V2}
     */
    public static List<Assumption> published(Preprocessing known, String source) {
        return List.of(
                Assumption.of(normalized(known.normalization(), source), Setting.PREPROCESSING),
                Assumption.of(
                        "images are resized as " + source + ": " + known.fit().describe(known.height(), known.width()),
                        Setting.RESIZE));
    }

    private String usual(int channels) {
        return "how images are normalized is not in the file: "
                + ofProducer(channels)
                        .map(known -> words(known) + " are assumed, as for most networks from Caffe")
                        .orElse(
                                channels == 1
                                        ? "values of 0 to 1 are assumed"
                                        : "ImageNet's mean and standard deviation are assumed");
    }

    /** What is usual for three channels of Caffe and Caffe2, which read images with OpenCV: levels, blue first. */
    private Optional<Normalization> ofProducer(int channels) {
        String producer = metadata.getOrDefault(OnnxMetadata.PRODUCER_NAME, "").toLowerCase(Locale.ROOT);
        return channels == 3 && producer.contains("caffe")
                ? Optional.of(NormalizationPreset.CAFFE.normalization())
                : Optional.empty();
    }

    private static String normalized(Normalization normalization, String source) {
        return "images are normalized as " + source + ": " + words(normalization);
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
