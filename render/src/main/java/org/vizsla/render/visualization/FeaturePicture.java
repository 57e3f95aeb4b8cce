package org.vizsla.render.visualization;

import java.awt.image.BufferedImage;
import org.vizsla.render.Percentile;
import org.vizsla.render.Planes;

/** Draws optimized pictures as they are: 0 is black, 1 is white. */
public final class FeaturePicture {
    /** Places that mattered more than this percentage of all are opaque. */
    private static final double OPAQUE_ABOVE = 80;

    private FeaturePicture() {}

    /** The picture; of one with other numbers of channels than three, the first, as grey. */
    public static BufferedImage of(Planes picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, colour(picture, y, x));
            }
        }
        return image;
    }

    private static int colour(Planes picture, int y, int x) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            float value = picture.at(picture.channels() == 3 ? c : 0, y, x);
            rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
        }
        return rgb;
    }

    /** The picture, transparent where it did not matter. */
    public static BufferedImage transparent(Planes picture, Planes importance) {
        double[] values = importance.sum();
        double opaque = Percentile.of(values, OPAQUE_ABOVE);
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < values.length; i++) {
            int alpha = opaque > 0 ? (int) Math.round(255 * Math.min(1, values[i] / opaque)) : 255;
            int y = i / picture.width();
            int x = i % picture.width();
            image.setRGB(x, y, alpha << 24 | colour(picture, y, x));
        }
        return image;
    }
}
