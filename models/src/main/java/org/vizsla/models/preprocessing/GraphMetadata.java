package org.vizsla.models.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;

/**
 * What the metadata of an ONNX file say: its own {@code mean} and {@code std}; the image properties that the standard proposes, which WinML reads, and Custom Vision and
 * OnnxMLTools write; what Ultralytics writes about its classifiers; the description of the input by OnnxMLTools, which makes it of Core ML's images of levels.
 */
final class GraphMetadata {
    private static final String PLACE = "its metadata say";
    private static final String DESCRIPTION = "the description of its input says";
    private static final Pattern OF_CORE_ML =
            Pattern.compile("Image\\(s\\) in (BGR|RGB) format|Image\\(s\\) in gray scale");
    private static final Normalization VIDEO = new Normalization(219, List.of(-16f), List.of(1f), false);

    private GraphMetadata() {}

    static Optional<FoundNormalization> normalization(Map<String, String> metadata) {
        return ownNumbers(metadata)
                .map(found -> new FoundNormalization(found, PLACE))
                .or(() -> imageProperties(metadata).map(found -> new FoundNormalization(found, place(metadata))))
                .or(() -> isOfUltralytics(metadata)
                        ? Optional.of(new FoundNormalization(NormalizationPreset.UNIT.normalization(), PLACE))
                        : Optional.empty())
                .or(() -> described(metadata).map(found -> new FoundNormalization(found, DESCRIPTION)));
    }

    /** Classifiers of Ultralytics take the centre of a picture whose shorter side is as long as theirs. */
    static Optional<FoundFit> fit(Map<String, String> metadata) {
        List<Float> sides = isOfUltralytics(metadata) ? numbers(metadata.getOrDefault("imgsz", "")) : List.of();
        if (sides.size() != 2 || !sides.stream().allMatch(ImageSize::isValid)) {
            return Optional.empty();
        }
        ImageSize size = new ImageSize(sides.get(0).intValue(), sides.get(1).intValue());
        return Optional.of(FoundFit.followed(
                        size,
                        input ->
                                new Fit(Fit.Aspect.KEPT, Optional.of(input), Interpolation.BILINEAR, Fit.Rounding.EVEN),
                        "imgsz")
                .in(PLACE));
    }

    private static boolean isOfUltralytics(Map<String, String> metadata) {
        return metadata.getOrDefault("author", "").equals("Ultralytics")
                && metadata.getOrDefault("task", "").equals("classify");
    }

    private static Optional<Normalization> ownNumbers(Map<String, String> metadata) {
        List<Float> mean = numbers(metadata.getOrDefault("mean", metadata.getOrDefault("image_mean", "")));
        List<Float> deviation = numbers(metadata.getOrDefault("std", metadata.getOrDefault("image_std", "")));
        boolean usable = !mean.isEmpty()
                && mean.size() == deviation.size()
                && deviation.stream().allMatch(value -> value > 0);
        float white = mean.stream().anyMatch(value -> value > 2) ? 255 : 1;
        return usable ? Optional.of(new Normalization(white, mean, deviation, false)) : Optional.empty();
    }

    /** {@code Image.NominalPixelRange}, levels unless given, and {@code Image.BitmapPixelFormat}; one of them is enough. */
    private static Optional<Normalization> imageProperties(Map<String, String> metadata) {
        String format = metadata.getOrDefault("Image.BitmapPixelFormat", "");
        Normalization range = switch (metadata.getOrDefault(
                "Image.NominalPixelRange", format.isEmpty() ? "" : "NominalRange_0_255")) {
            case "NominalRange_0_255" -> NormalizationPreset.RAW.normalization();
            case "NominalRange_16_235" -> VIDEO;
            case "Normalized_0_1" -> NormalizationPreset.UNIT.normalization();
            case "Normalized_1_1" -> NormalizationPreset.TF.normalization();
            default -> null;
        };
        return Optional.ofNullable(range).map(found -> ordered(found, format.startsWith("Bgr")));
    }

    /** Levels of files are those of screens; networks for linear light are not told apart otherwise. */
    private static String place(Map<String, String> metadata) {
        return metadata.getOrDefault("Image.ColorSpaceGamma", "").equals("Linear")
                ? PLACE + ", although not in linear light"
                : PLACE;
    }

    private static Normalization ordered(Normalization range, boolean blueFirst) {
        return new Normalization(range.white(), range.mean(), range.standardDeviation(), blueFirst);
    }

    private static Optional<Normalization> described(Map<String, String> metadata) {
        Matcher words = OF_CORE_ML.matcher(metadata.getOrDefault(OnnxMetadata.INPUT_DOC_STRING, ""));
        return words.find()
                ? Optional.of(ordered(NormalizationPreset.RAW.normalization(), "BGR".equals(words.group(1))))
                : Optional.empty();
    }

    /** Numbers with commas between, in brackets or not; none where it is anything else. */
    private static List<Float> numbers(String text) {
        List<Float> numbers = new ArrayList<>();
        for (String part : text.replaceAll("[\\[\\]()]", "").split(",", -1)) {
            try {
                numbers.add(Float.valueOf(part.strip()));
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return numbers;
    }
}
