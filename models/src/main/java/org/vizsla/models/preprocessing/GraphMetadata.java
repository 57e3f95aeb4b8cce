package org.vizsla.models.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;

/** What the metadata of an ONNX file say: its own {@code mean} and {@code std}, or the image properties that the standard proposes. */
final class GraphMetadata {
    private static final String PLACE = "its metadata say";

    private GraphMetadata() {}

    static Optional<FoundNormalization> normalization(Map<String, String> metadata) {
        List<Float> mean = numbers(metadata.getOrDefault("mean", metadata.getOrDefault("image_mean", "")));
        List<Float> deviation = numbers(metadata.getOrDefault("std", metadata.getOrDefault("image_std", "")));
        if (!mean.isEmpty()
                && mean.size() == deviation.size()
                && deviation.stream().allMatch(value -> value > 0)) {
            float white = mean.stream().anyMatch(value -> value > 2) ? 255 : 1;
            return Optional.of(new FoundNormalization(new Normalization(white, mean, deviation, false), PLACE));
        }
        boolean blueFirst = metadata.getOrDefault("Image.BitmapPixelFormat", "").startsWith("Bgr");
        return Optional.ofNullable(
                        switch (metadata.getOrDefault("Image.NominalPixelRange", "")) {
                            case "NominalRange_0_255" -> NormalizationPreset.RAW;
                            case "Normalized_0_1" -> NormalizationPreset.UNIT;
                            case "Normalized_1_1" -> NormalizationPreset.TF;
                            default -> null;
                        })
                .map(NormalizationPreset::normalization)
                .map(range -> new FoundNormalization(
                        new Normalization(range.white(), range.mean(), range.standardDeviation(), blueFirst), PLACE));
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
