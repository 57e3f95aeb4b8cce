package org.vizsla.render.heat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.Notice;
import org.vizsla.render.Percentile;
import org.vizsla.render.Planes;

/** A map of signed values, summed over its channels, in {@link DivergingColours}: zero is neutral, and both signs have one scale. */
public final class HeatMap {
    private static final double CLIPPED_ABOVE = 99;
    private static final double RED_WEIGHT = 0.299;
    private static final double GREEN_WEIGHT = 0.587;
    private static final double BLUE_WEIGHT = 0.114;

    private final int width;
    private final int height;
    private final double[] values;
    private final double limit;
    private final Optional<Notice> notice;

    private HeatMap(int width, int height, double[] values, double limit, Optional<Notice> notice) {
        this.width = width;
        this.height = height;
        this.values = values;
        this.limit = limit;
        this.notice = notice;
    }

    /**
     * A heat map of a method's values. Its scale ends at the 99th percentile of the magnitudes; at the largest where that is zero.
     *
     * @param subject what the values are, for a notice: {@code gradient}
     */
    public static HeatMap of(String subject, Planes map) {
        double[] sums = map.sum();
        double[] magnitudes = DoubleStream.of(sums).map(Math::abs).toArray();
        double clipped = Percentile.of(magnitudes, CLIPPED_ABOVE);
        double limit = clipped > 0 ? clipped : Percentile.of(magnitudes, 100);
        Optional<Notice> notice = Notice.about(subject, map);
        if (notice.isEmpty() && limit == 0) {
            notice = Optional.of(new Notice(subject + " cancels out", "its channels sum to zero"));
        }
        return new HeatMap(map.width(), map.height(), sums, limit, notice);
    }

    /** The magnitude at which colours end. */
    public double limit() {
        return limit;
    }

    /** Why the map is not worth drawing: {@link #picture()} and {@link #over} are then panels that say so. */
    public Optional<Notice> notice() {
        return notice;
    }

    /** The map alone. */
    public BufferedImage picture() {
        return drawn((x, y, strength, colour) -> colour);
    }

    /**
     * The map over the picture that it explains, whose colours are taken out: the stronger a value, the more it covers.
     *
     * @param original of the map's size
     * @param opacity of the strongest values, 0 to 1
     * @throws VizslaException if the sizes differ
     */
    public BufferedImage over(BufferedImage original, double opacity) {
        if (original.getWidth() != width || original.getHeight() != height) {
            throw new VizslaException("a map of " + width + " x " + height + " pixels cannot be laid over a picture of "
                    + original.getWidth() + " x " + original.getHeight());
        }
        return drawn((x, y, strength, colour) -> {
            double share = opacity * Math.sqrt(strength);
            double grey = grey(original.getRGB(x, y));
            int mixed = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double over = (colour >> shift) & 0xff;
                mixed |= (int) Math.round(grey + share * (over - grey)) << shift;
            }
            return mixed;
        });
    }

    private static double grey(int rgb) {
        return RED_WEIGHT * ((rgb >> 16) & 0xff) + GREEN_WEIGHT * ((rgb >> 8) & 0xff) + BLUE_WEIGHT * (rgb & 0xff);
    }

    /** What a pixel becomes. */
    private interface Pixel {
        int rgb(int x, int y, double strength, int colour);
    }

    private BufferedImage drawn(Pixel pixel) {
        if (notice.isPresent()) {
            return notice.get().panel(width, height);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            double share = values[i] / limit;
            double strength = Math.min(1, Math.abs(share));
            int x = i % width;
            int y = i / width;
            image.setRGB(x, y, pixel.rgb(x, y, strength, DivergingColours.of(share)));
        }
        return image;
    }
}
