package org.vizsla.models.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;

/**
 * How one of Hugging Face's image processors fits images: {@code size} is a number, {@code {height, width}} or {@code {shortest_edge}}; {@code crop_size} the centre, if
 * {@code do_center_crop}; {@code resample} a filter, by Pillow's number.
 */
final class ProcessorFit {
    private static final double USUAL_SHARE = 224 / 256.0;
    private static final int NO_CUT = 384;

    /** Keys of which each configuration of a processor has at least one; {@code size} alone may be that of anything. */
    private static final List<String> OF_PROCESSORS = List.of(
            "image_processor_type", "feature_extractor_type", "do_resize", "resample", "crop_size", "image_mean");

    private final Map<?, ?> configuration;
    private final Optional<KnownProcessor> processor;
    private final List<String> keys = new ArrayList<>();

    private ProcessorFit(Map<?, ?> configuration) {
        this.configuration = configuration;
        this.processor = KnownProcessor.of(configuration);
    }

    /** Empty where the configuration does not tell, or says that images are not resized. */
    static Optional<FoundFit> of(Map<?, ?> configuration) {
        boolean resizes = !Boolean.FALSE.equals(configuration.get("do_resize"));
        boolean prepares = OF_PROCESSORS.stream().anyMatch(configuration::containsKey);
        return resizes && prepares && configuration.get("size") != null
                ? Optional.of(new ProcessorFit(configuration).found())
                : Optional.empty();
    }

    private FoundFit found() {
        Optional<Frame> told = frame();
        if (told.isEmpty()) {
            return FoundFit.other("size");
        }
        keys.add("size");
        Frame frame = enlarged(told.get());
        ImageSize centre = centre(told.get(), frame);
        Interpolation interpolation = interpolation();
        return FoundFit.followed(centre, at(frame, centre, interpolation), String.join(", ", keys));
    }

    /** What pictures are resized to; {@code kept} is whether their proportions are kept. */
    private record Frame(ImageSize size, boolean kept) {
        Frame enlarged(double share) {
            return new Frame(
                    new ImageSize((int) Math.floor(size.height() / share), (int) Math.floor(size.width() / share)),
                    kept);
        }
    }

    private KnownProcessor.@Nullable Size meaning() {
        return processor.map(KnownProcessor::size).orElse(null);
    }

    private Optional<Frame> frame() {
        Object size = configuration.get("size");
        if (meaning() == KnownProcessor.Size.CUT_FIRST) {
            return Optional.empty();
        }
        if (size instanceof Map<?, ?> sides && sides.size() == 1 && sides.get("shortest_edge") instanceof Number side) {
            return square(side).map(square -> new Frame(square, true));
        }
        if (size instanceof Number side) {
            boolean kept = processor.isPresent() ? meaning() != KnownProcessor.Size.SQUARE : cuts();
            return square(side).map(square -> new Frame(square, kept));
        }
        return sides(size).map(sides -> new Frame(sides, false));
    }

    /** What is resized to before the centre is cut out, where {@code size} is not that. */
    private Frame enlarged(Frame told) {
        double part = configuration.get("crop_pct") instanceof Number number ? number.doubleValue() : 0;
        boolean share = part > 0;
        KnownProcessor.Size meaning = meaning();
        boolean below = told.kept() && told.size().height() < NO_CUT;
        if (meaning == KnownProcessor.Size.CUT_BELOW_384 && !below) {
            return new Frame(told.size(), false);
        }
        boolean enlarges = told.kept()
                && (meaning == KnownProcessor.Size.CUT_BELOW_384
                        || meaning == KnownProcessor.Size.ENLARGED
                        || (meaning == null && share));
        if (enlarges && share) {
            keys.add("crop_pct");
        }
        return enlarges ? told.enlarged(share ? part : USUAL_SHARE) : told;
    }

    private ImageSize centre(Frame told, Frame frame) {
        if (meaning() == KnownProcessor.Size.CUT_BELOW_384) {
            return told.size();
        }
        // What is larger by crop_pct is cut to its own size, unless the centre has another.
        Optional<ImageSize> crop = cuts() ? sides(configuration.get("crop_size")) : Optional.empty();
        if (crop.isPresent()) {
            keys.add("crop_size");
            return crop.get();
        }
        return frame.equals(told) ? frame.size() : told.size();
    }

    private boolean cuts() {
        return configuration.containsKey("do_center_crop")
                ? Boolean.TRUE.equals(configuration.get("do_center_crop"))
                : configuration.get("crop_size") != null;
    }

    private Interpolation interpolation() {
        Optional<Interpolation> told = configuration.get("resample") instanceof Number number
                ? Interpolation.ofNumber(number.intValue())
                : Interpolation.named(String.valueOf(configuration.get("resample")));
        if (told.isPresent()) {
            keys.add("resample");
        }
        return told.orElseGet(() -> processor.map(KnownProcessor::interpolation).orElse(Interpolation.BILINEAR));
    }

    private static Function<ImageSize, Fit> at(Frame frame, ImageSize centre, Interpolation interpolation) {
        return input -> new Fit(
                frame.kept() ? Fit.Aspect.KEPT : Fit.Aspect.STRETCHED,
                Optional.of(scaled(frame.size(), centre, input)),
                interpolation,
                Fit.Rounding.DOWN);
    }

    /** A frame, in proportion where the network's input has another size than the centre. */
    private static ImageSize scaled(ImageSize frame, ImageSize centre, ImageSize input) {
        return new ImageSize(
                scaled(frame.height(), centre.height(), input.height()),
                scaled(frame.width(), centre.width(), input.width()));
    }

    private static int scaled(int frame, int centre, int input) {
        return Math.toIntExact(Math.max(1, Math.round((double) frame * input / centre)));
    }

    private static Optional<ImageSize> square(Number side) {
        return size(side, side);
    }

    /** A number, {@code {height, width}}, or {@code [n, n]}: of two different numbers it is not known which comes first. */
    private static Optional<ImageSize> sides(@Nullable Object value) {
        if (value instanceof Number side) {
            return square(side);
        }
        if (value instanceof Map<?, ?> sides
                && sides.get("height") instanceof Number height
                && sides.get("width") instanceof Number width) {
            return size(height, width);
        }
        return value instanceof List<?> sides
                        && sides.size() == 2
                        && sides.get(0) instanceof Number side
                        && side.equals(sides.get(1))
                ? square(side)
                : Optional.empty();
    }

    private static Optional<ImageSize> size(Number height, Number width) {
        return ImageSize.isValid(height.doubleValue()) && ImageSize.isValid(width.doubleValue())
                ? Optional.of(new ImageSize(height.intValue(), width.intValue()))
                : Optional.empty();
    }
}
