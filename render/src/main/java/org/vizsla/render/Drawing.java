package org.vizsla.render;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Optional;

/**
 * The drawing rules of the gallery's columns. A gradient that is not worth drawing becomes a panel that says so ({@link Notice}), never a black square.
 *
 * <p>Source: the student project that Vizsla grew from, and the collection of PyTorch visualizations (U. Ozbulak, 2019) behind it.
 */
public final class Drawing {
    private static final double CLIPPED_ABOVE = 99;

    private Drawing() {}

    /**
     * The image as the network saw it: {@code 255 * (x - min) / (max - min)} over the whole tensor.
     *
     * @param input preprocessed; if it has more than three channels, its {@link Bands} are drawn
     */
    public static BufferedImage original(Planes input) {
        return input.isFinite()
                ? coloured(input.coloured(), new GradientScale.OwnRange())
                : new Notice("input", "infinite or not a number").panel(input.height(), input.width());
    }

    /**
     * The gradient in colour. Grey is where the pixel matters little.
     *
     * @param gradient with any number of channels, as for {@link #original}
     * @param notice why it shows nothing, if so
     */
    public static BufferedImage gradientColours(Planes gradient, Optional<Notice> notice, GradientScale scale) {
        return notice.isPresent()
                ? notice.get().panel(gradient.height(), gradient.width())
                : coloured(gradient.coloured(), scale);
    }

    /** The same on a scale of its own, where zero is grey. */
    public static BufferedImage gradientColours(Planes gradient, Optional<Notice> notice) {
        return gradientColours(gradient, notice, GradientScale.shared(List.of(gradient)));
    }

    /** The same for a gradient that is worth drawing. */
    public static BufferedImage gradientColours(Planes gradient) {
        return gradientColours(gradient, Optional.empty());
    }

    /**
     * How strong the gradient is: the sum over channels of its magnitude, clipped at its 99th percentile, from black for the smallest to white.
     *
     * <p>If more than 99 of 100 positions share the smallest value, clipping would leave nothing: then nothing is clipped.
     *
     * @param notice why it shows nothing, if so
     */
    public static BufferedImage gradientSaliency(Planes gradient, Optional<Notice> notice) {
        return strength(gradient, gradient.height(), gradient.width(), notice);
    }

    /** The same for a gradient that is worth drawing. */
    public static BufferedImage gradientSaliency(Planes gradient) {
        return gradientSaliency(gradient, Optional.empty());
    }

    /**
     * The same for any map, at the size of the image that it explains; one of another size is interpolated ({@link Bilinear}) and not clipped.
     *
     * @param notice why it shows nothing, if so
     */
    public static BufferedImage strength(Planes map, int height, int width, Optional<Notice> notice) {
        if (notice.isPresent()) {
            return notice.get().panel(height, width);
        }
        boolean resized = map.height() != height || map.width() != width;
        double[] strength =
                resized ? Bilinear.resized(map.magnitude(), map.height(), map.width(), height, width) : map.magnitude();
        Range range = strengths(strength, resized);
        byte[] levels = new byte[strength.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) range.level(strength[i]);
        }
        BufferedImage image = grey(height, width);
        image.getRaster().setDataElements(0, 0, width, height, levels);
        return image;
    }

    private static Range strengths(double[] strength, boolean resized) {
        Range range = new Range(Percentile.of(strength, 0), Percentile.of(strength, resized ? 100 : CLIPPED_ABOVE));
        return range.isEmpty() ? new Range(range.low(), Percentile.of(strength, 100)) : range;
    }

    /** What black and white stand for in {@link #strength}. */
    public static Range strengths(Planes map, int height, int width) {
        boolean resized = map.height() != height || map.width() != width;
        return strengths(
                resized ? Bilinear.resized(map.magnitude(), map.height(), map.width(), height, width) : map.magnitude(),
                resized);
    }

    /** What the lowest and the highest level of each colour stand for in {@link #gradientColours}. */
    public static Range colours(Planes gradient) {
        return gradient.coloured().range();
    }

    /** A copy of a picture without its colours. */
    public static BufferedImage greyed(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                grey.setRGB(x, y, 0x010101 * Frame.grey(picture.getRGB(x, y)));
            }
        }
        return grey;
    }

    /** A picture of grey levels, stored with a palette: {@link BufferedImage#TYPE_BYTE_GRAY} returns colours that differ from its levels. */
    private static BufferedImage grey(int height, int width) {
        byte[] levels = new byte[256];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = (byte) level;
        }
        IndexColorModel palette = new IndexColorModel(8, levels.length, levels, levels, levels);
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    }

    private static BufferedImage coloured(Planes planes, GradientScale scale) {
        Range range = planes.range();
        int height = planes.height();
        int width = planes.width();
        int last = planes.channels() - 1;
        int[] colours = new int[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = scale.level(planes.at(0, y, x), range);
                int green = scale.level(planes.at(last / 2, y, x), range);
                int blue = scale.level(planes.at(last, y, x), range);
                colours[y * width + x] = red << 16 | green << 8 | blue;
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, width, height, colours);
        return image;
    }
}
