package org.vizsla.explain.method.segmentation;

import boofcv.factory.segmentation.ConfigFh04;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import org.vizsla.graph.Tensor;

/**
 * Regions whose border differs more than their inside, by BoofCV.
 *
 * <p>Source: P. Felzenszwalb, D. Huttenlocher, Efficient Graph-Based Image Segmentation, 2004, whose smoothing with a sigma of 0.8 comes before. Colours are compared in the network's own
 * channels, scaled to 0-255.
 *
 * @param scale the paper's k: the larger, the larger the regions
 * @param smallest regions with fewer pixels are merged into a neighbour
 */
public record Felzenszwalb(double scale, int smallest) implements Segmentation {
    /** How many times the smallest a segment of a photograph usually is. */
    private static final int USUAL = 8;

    static final int SMALLEST = 150;
    private static final double SMOOTHING = 0.8;

    public Felzenszwalb {
        if (!(scale > 0) || smallest < 1) {
            throw new IllegalArgumentException("scale: " + scale + ", smallest: " + smallest);
        }
    }

    @Override
    public String toString() {
        return "felzenszwalb:" + scale + (smallest == SMALLEST ? "" : ":" + smallest);
    }

    @Override
    public int about(int height, int width) {
        return (int) Math.max(1, (long) height * width / ((long) USUAL * smallest));
    }

    @Override
    public Segments segment(Tensor picture) {
        ConfigFh04 settings = new ConfigFh04((float) scale, smallest);
        return Superpixels.of(picture, SMOOTHING, type -> FactoryImageSegmentation.fh04(settings, type));
    }
}
