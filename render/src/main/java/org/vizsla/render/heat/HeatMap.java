package org.vizsla.render.heat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.Bilinear;
import org.vizsla.render.Frame;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;

/** A map of values, summed over its channels, in the colours of a {@link HeatScale}. */
public final class HeatMap {
    private static final int OPAQUE = 255;
    private static final int ALPHA = 24;
    private static final int RGB = 0xffffff;

    private final int height;
    private final int width;
    private final double[] values;
    private final HeatScale scale;
    private final Optional<Notice> notice;

    private final boolean resized;

    private HeatMap(int height, int width, double[] values, HeatScale scale, Optional<Notice> notice, boolean resized) {
        this.resized = resized;
        this.height = height;
        this.width = width;
        this.values = values;
        this.scale = scale;
        this.notice = notice;
    }

    /** A heat map of a method's values. */
    public static HeatMap of(Planes map) {
        return of(map, map.height(), map.width(), Optional.empty());
    }

    /**
     * A heat map at the size of the image that it explains; a map of another size is interpolated ({@link Bilinear}).
     *
     * @param notice why the map shows nothing, if so
     */
    public static HeatMap of(Planes map, int height, int width, Optional<Notice> notice) {
        if (notice.isPresent()) {
            return new HeatMap(height, width, new double[0], new HeatScale(false, 0, 0), notice, false);
        }
        boolean resized = map.height() != height || map.width() != width;
        double[] sums = map.sum();
        double[] values = resized ? Bilinear.resized(sums, map.height(), map.width(), height, width) : sums;
        return new HeatMap(height, width, values, HeatScale.of(values, resized), notice, resized);
    }

    /** The colours of the values; meaningless if there is a {@link #notice}. */
    public HeatScale scale() {
        return scale;
    }

    /** The reason why the map shows nothing: {@link #picture()} and {@link #over} are then panels with this notice. */
    public Optional<Notice> notice() {
        return notice;
    }

    /** The map alone. */
    public BufferedImage picture() {
        return drawn((i, value) -> Double.isNaN(value) ? Frame.unseen() : scale.colour(value));
    }

    /**
     * The map over the image that it explains: the stronger a value, the more it covers.
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
        int[] under = original.getRGB(0, 0, width, height, null, 0, width);
        return drawn((i, value) -> Double.isNaN(value)
                ? Frame.unseen(under[i])
                : mixed(under[i], scale.colour(value), opacity * opacity(scale.strength(value))));
    }

    /** A colour with a share of another over it. */
    private static int mixed(int under, int over, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double below = (under >> shift) & 0xff;
            double above = (over >> shift) & 0xff;
            mixed |= (int) Math.round(below + share * (above - below)) << shift;
        }
        return mixed;
    }

    /** How much of an image a value covers: weak values of a signed map are pale, and would veil it. */
    private double opacity(double strength) {
        return scale.signed() ? strength : Math.sqrt(strength);
    }

    /** The map to be laid over an image: a pixel's opacity is the strength of its value, or the square root of that where the scale is not signed. */
    public BufferedImage layer() {
        if (notice.isPresent()) {
            return notice.get().panel(height, width);
        }
        return drawn(
                BufferedImage.TYPE_INT_ARGB,
                (i, value) -> (int) Math.round(OPAQUE * opacity(scale.strength(value))) << ALPHA
                        | (scale.colour(value) & RGB));
    }

    /** The same map, lightly smoothed for display; one that is interpolated from fewer values is smooth already. */
    public HeatMap smoothed() {
        if (resized || notice.isPresent()) {
            return this;
        }
        double[] smooth = Smoothing.of(values, height, width);
        return new HeatMap(height, width, smooth, HeatScale.of(smooth, false), notice, false);
    }

    /** The same map with zero in the middle of its colours, so that it can be compared with maps that have values below zero. */
    public HeatMap balanced() {
        return new HeatMap(height, width, values, scale.balanced(), notice, resized);
    }

    /** The same map at the size of a photograph, in the same colours; what the network did not see is plain. */
    public HeatMap placed(Frame frame) {
        int down = frame.photograph().getHeight();
        int across = frame.photograph().getWidth();
        double[] placed = notice.isPresent() ? values : frame.placed(values, height, width);
        return new HeatMap(down, across, placed, scale, notice, true);
    }

    /** The colour that a pixel is drawn in. */
    private interface Pixel {
        /** The colour of the i-th pixel, which has a value. */
        int colour(int i, double value);
    }

    private BufferedImage drawn(Pixel pixel) {
        return notice.isPresent() ? notice.get().panel(height, width) : drawn(BufferedImage.TYPE_INT_RGB, pixel);
    }

    private BufferedImage drawn(int type, Pixel pixel) {
        int[] colours = new int[values.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = pixel.colour(i, values[i]);
        }
        BufferedImage image = new BufferedImage(width, height, type);
        image.getRaster().setDataElements(0, 0, width, height, colours);
        return image;
    }
}
