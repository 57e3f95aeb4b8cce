package org.vizsla.models.preprocessing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;

/**
 * How timm fits images to {@code input_size}: the shorter side becomes longer than that by {@code crop_pct} (0.875 unless told), cut to a whole number, and the centre is
 * taken; with {@code crop_mode squash} both sides are stretched. {@code interpolation} is bicubic unless told. A network of {@code test_input_size} has a {@code
 * test_crop_pct} of its own.
 */
final class TimmFit {
    private static final double USUAL_SHARE = 0.875;
    private static final List<String> OWN_KEYS = List.of("crop_pct", "crop_mode", "interpolation");

    private TimmFit() {}

    /** Empty where the configuration is not timm's, which has a {@code pretrained_cfg}, or else at least one of its own keys. */
    static Optional<FoundFit> of(Map<?, ?> file) {
        Map<?, ?> configuration = file.get("pretrained_cfg") instanceof Map<?, ?> inner ? inner : file;
        boolean known = configuration != file || OWN_KEYS.stream().anyMatch(file::containsKey);
        return known ? told(configuration) : Optional.empty();
    }

    private static Optional<FoundFit> told(Map<?, ?> configuration) {
        return size(configuration.get("input_size")).map(size -> {
            String mode = configuration.get("crop_mode") instanceof String text ? text : "center";
            String filter = configuration.get("interpolation") instanceof String text ? text : "bicubic";
            Optional<Interpolation> interpolation = Interpolation.named(filter);
            boolean squashes = mode.equals("squash");
            if (interpolation.isEmpty()) {
                return FoundFit.other("interpolation " + filter);
            }
            if (!squashes && !mode.equals("center")) {
                return FoundFit.other("crop_mode " + mode);
            }
            return FoundFit.followed(
                    size,
                    input -> new Fit(
                            squashes ? Fit.Aspect.STRETCHED : Fit.Aspect.KEPT,
                            Optional.of(enlarged(input, share(configuration, input))),
                            interpolation.get(),
                            Fit.Rounding.EVEN),
                    squashes
                            ? "input_size, crop_pct, crop_mode, interpolation"
                            : "input_size, crop_pct, interpolation");
        });
    }

    private static double share(Map<?, ?> configuration, ImageSize input) {
        double share = number(configuration.get("crop_pct"), USUAL_SHARE);
        return size(configuration.get("test_input_size")).filter(input::equals).isPresent()
                ? number(configuration.get("test_crop_pct"), share)
                : share;
    }

    private static double number(@Nullable Object value, double usual) {
        return value instanceof Number number && number.doubleValue() > 0 ? number.doubleValue() : usual;
    }

    private static ImageSize enlarged(ImageSize input, double share) {
        return new ImageSize((int) Math.max(1, Math.floor(input.height() / share)), (int)
                Math.max(1, Math.floor(input.width() / share)));
    }

    /** The last two of {@code [channels, height, width]}. */
    private static Optional<ImageSize> size(@Nullable Object value) {
        return value instanceof List<?> sides
                        && sides.size() == 3
                        && sides.get(1) instanceof Number height
                        && sides.get(2) instanceof Number width
                        && ImageSize.isValid(height.doubleValue())
                        && ImageSize.isValid(width.doubleValue())
                ? Optional.of(new ImageSize(height.intValue(), width.intValue()))
                : Optional.empty();
    }
}
