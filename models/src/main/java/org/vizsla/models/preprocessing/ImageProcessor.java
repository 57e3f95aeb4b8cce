package org.vizsla.models.preprocessing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.picture.Normalization;

/**
 * The normalization in a configuration: {@code rescale_factor}, {@code image_mean} and {@code image_std} of Hugging Face, which {@code do_rescale} and {@code
 * do_normalize} switch off, and which {@code do_flip_channel_order}, {@code rescale_offset} and {@code include_top} change; {@code mean} and {@code std} of timm, in
 * {@code pretrained_cfg} or at the top.
 */
final class ImageProcessor {
    private static final double UNIT = 1 / 255.0;

    private ImageProcessor() {}

    static Optional<Normalization> normalization(Map<?, ?> configuration) {
        Map<?, ?> trained = configuration.get("pretrained_cfg") instanceof Map<?, ?> inner ? inner : configuration;
        List<Float> mean = numbers(trained.get("mean"));
        List<Float> deviation = numbers(trained.get("std"));
        if (mean.isEmpty() && deviation.isEmpty()) {
            mean = numbers(configuration.get("image_mean"));
            deviation = numbers(configuration.get("image_std"));
        }
        boolean rescales = !Boolean.FALSE.equals(configuration.get("do_rescale"));
        boolean normalizes = !Boolean.FALSE.equals(configuration.get("do_normalize"));
        double factor = configuration.get("rescale_factor") instanceof Number number ? number.doubleValue() : UNIT;
        float white = rescales ? (float) (255 * factor) : 255;
        boolean flips = Boolean.TRUE.equals(configuration.get("do_flip_channel_order"));
        boolean given = normalizes && !mean.isEmpty() && mean.size() == deviation.size();
        boolean plain = flips || (configuration.containsKey("do_rescale") && configuration.containsKey("do_normalize"));
        if (!given && (!plain || (normalizes && !flips))) {
            return Optional.empty();
        }
        boolean moves = rescales && Boolean.TRUE.equals(configuration.get("rescale_offset"));
        boolean twice = given && Boolean.TRUE.equals(configuration.get("include_top"));
        return valid(
                white,
                moved(given ? mean : List.of(0f), moves ? white / 2 : 0),
                squared(given ? deviation : List.of(1f), twice),
                flips);
    }

    /** {@code rescale_offset}: levels are taken from 127.5 on, before they are rescaled. */
    private static List<Float> moved(List<Float> mean, float distance) {
        return mean.stream().map(value -> value + distance).toList();
    }

    /** {@code include_top}: EfficientNet's images are divided by their deviation twice. */
    private static List<Float> squared(List<Float> deviation, boolean twice) {
        return deviation.stream().map(value -> twice ? value * value : value).toList();
    }

    private static Optional<Normalization> valid(
            float white, List<Float> mean, List<Float> deviation, boolean blueFirst) {
        boolean usable = white > 0
                && (mean.size() == 1 || mean.size() == 3)
                && mean.stream().allMatch(Float::isFinite)
                && deviation.stream().allMatch(value -> value > 0 && Float.isFinite(value));
        return usable ? Optional.of(new Normalization(white, mean, deviation, blueFirst)) : Optional.empty();
    }

    /** A number, or a list of numbers; none for anything else. */
    private static List<Float> numbers(@Nullable Object value) {
        if (value instanceof Number number) {
            return List.of(number.floatValue());
        }
        if (!(value instanceof Collection<?> all) || !all.stream().allMatch(Number.class::isInstance)) {
            return List.of();
        }
        return all.stream().map(each -> ((Number) each).floatValue()).toList();
    }
}
