package org.vizsla.explain.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.picture.Preprocessing;

/**
 * What an image is compared with: an image that shows nothing, or several of them, over which results are averaged.
 *
 * @param parts one or more
 */
public record Baseline(List<Part> parts) {
    /** Zeros after preprocessing: the mean colour of the training images. */
    public static final Baseline ZERO = of(Plain.ZERO);

    public static final Baseline BLACK = of(Plain.BLACK);
    public static final Baseline WHITE = of(Plain.WHITE);

    public static final String KIND =
            "zero, black, white, blur:SIGMA, noise:COUNT, picture:FILE, or several joined by +";

    private static final String BLUR = "blur";
    private static final String NOISE = "noise";
    private static final String PICTURE = "picture";
    private static final int MOST_NOISE = 100;

    /** One kind of baseline. */
    public sealed interface Part {}

    /** One colour everywhere. */
    public enum Plain implements Part {
        ZERO,
        BLACK,
        WHITE
    }

    /** The image itself, blurred; {@code sigma} in pixels. */
    public record Blurred(double sigma) implements Part {
        public Blurred {
            if (!(sigma > 0 && sigma <= 1000)) {
                throw new IllegalArgumentException("sigma: " + sigma);
            }
        }
    }

    /** Images whose values are uniformly random between black and white. */
    public record Noise(int count) implements Part {
        public Noise {
            if (count < 1 || count > MOST_NOISE) {
                throw new IllegalArgumentException("count: " + count);
            }
        }
    }

    /**
     * An image from a file, preprocessed like the one explained.
     *
     * @param name what {@link ImageFiles} know it by
     */
    public record OfFile(String name) implements Part {}

    public Baseline {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a baseline has parts");
        }
    }

    public static Baseline of(Part... parts) {
        return new Baseline(Arrays.asList(parts));
    }

    /** How many images it is of. */
    public int count() {
        return parts.stream()
                .mapToInt(part -> part instanceof Noise noise ? noise.count() : 1)
                .sum();
    }

    /** Reads {@value #KIND}. */
    public static Baseline parse(String text) {
        return new Baseline(Stream.of(text.split("\\+", -1)).map(Baseline::part).toList());
    }

    private static Part part(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip();
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        return switch (name) {
            case "zero" -> Plain.ZERO;
            case "black" -> Plain.BLACK;
            case "white" -> Plain.WHITE;
            case BLUR -> new Blurred(Double.parseDouble(value));
            case NOISE -> new Noise(Integer.parseInt(value));
            case PICTURE -> new OfFile(value);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /**
     * The baselines of one image, each {@code [1, C, H, W]}.
     *
     * @param preprocessing says what black and white are, and how an image is brought to the network's size
     * @param files read those of {@link OfFile}
     * @throws NotApplicableException if the network takes no colour images and the baseline is one
     */
    public List<Tensor> of(Tensor picture, Preprocessing preprocessing, ImageFiles files, Randomness randomness) {
        List<Tensor> all = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Plain plain) {
                all.add(
                        plain == Plain.ZERO
                                ? filled(picture, 0)
                                : colour(picture, preprocessing, plain == Plain.WHITE));
            } else if (part instanceof Blurred blur) {
                all.add(GaussianBlur.of(blur.sigma()).nearest(picture));
            } else if (part instanceof Noise noise) {
                for (int i = 0; i < noise.count(); i++) {
                    all.add(noise(picture, preprocessing, randomness.of("baseline", i)));
                }
            } else if (part instanceof OfFile file) {
                Tensor other = preprocessing.apply(files.read(file.name()));
                if (!other.shape().equals(picture.shape())) {
                    throw new VizslaException("the baseline " + file.name() + " becomes " + other.shape()
                            + ", and the network takes " + picture.shape());
                }
                all.add(other);
            }
        }
        return all;
    }

    private static Tensor colour(Tensor picture, Preprocessing preprocessing, boolean white) {
        int channels = channels(picture, preprocessing);
        float[] values = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            values[channel] = bound(preprocessing, channel, white);
        }
        return filled(picture, values);
    }

    /** The value of a channel of a black or white image after preprocessing. */
    private static float bound(Preprocessing preprocessing, int channel, boolean white) {
        return preprocessing.normalization().value(channel, white ? 255 : 0);
    }

    private static Tensor filled(Tensor picture, float... channels) {
        float[] values = new float[picture.shape().length()];
        int plane = planeOf(picture);
        for (int i = 0; i < values.length; i++) {
            values[i] = channels[i / plane % channels.length];
        }
        return Tensor.ofFloats(picture.shape(), values);
    }

    private static Tensor noise(Tensor picture, Preprocessing preprocessing, Chance chance) {
        float[] values = new float[picture.shape().length()];
        int channels = channels(picture, preprocessing);
        int plane = planeOf(picture);
        for (int i = 0; i < values.length; i++) {
            float black = bound(preprocessing, i / plane % channels, false);
            values[i] = (float) (black + chance.uniform() * (bound(preprocessing, i / plane % channels, true) - black));
        }
        return Tensor.ofFloats(picture.shape(), values);
    }

    /** The number of channels, of each of which it must be known what black and white are. */
    private static int channels(Tensor picture, Preprocessing preprocessing) {
        int channels = picture.shape().length(1);
        if (preprocessing.normalization().channels() != channels) {
            throw new NotApplicableException("black and white are not known where the number of channels is " + channels
                    + "; take the baseline zero, or give mean and standard deviation");
        }
        return channels;
    }

    private static int planeOf(Tensor picture) {
        return Shape.lengthOf(picture.shape().size(2), picture.shape().size(3));
    }

    @Override
    public String toString() {
        return parts.stream().map(Baseline::text).collect(Collectors.joining("+"));
    }

    private static String text(Part part) {
        if (part instanceof Blurred blur) {
            return BLUR + ":" + blur.sigma();
        } else if (part instanceof Noise noise) {
            return NOISE + ":" + noise.count();
        } else if (part instanceof OfFile file) {
            return PICTURE + ":" + file.name();
        }
        return part.toString().toLowerCase(Locale.ROOT);
    }
}
