package org.vizsla.explain.method.segmentation;

import boofcv.factory.segmentation.ConfigSlic;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import org.vizsla.graph.Tensor;

/**
 * Compact regions of similar colour and about equal size, by BoofCV.
 *
 * <p>Source: R. Achanta, A. Shaji, K. Smith, A. Lucchi, P. Fua, S. Süsstrunk, SLIC Superpixels Compared to State-of-the-Art Superpixel Methods, 2012. Colours are
 * compared in the network's own channels, scaled to 0-255, not in CIELAB, since a network's input need not be RGB.
 *
 * @param segments about how many; small ones are merged, so that there are fewer
 * @param compactness weight of a pixel's distance from its region's centre against that of its colour
 */
public record Slic(int segments, double compactness) implements Segmentation {
    /** The default compactness. */
    public static final double COMPACTNESS = 200;

    public Slic {
        if (segments < 1 || !(compactness > 0)) {
            throw new IllegalArgumentException("segments: " + segments + ", compactness: " + compactness);
        }
    }

    @Override
    public String toString() {
        return "slic:" + segments + (compactness == COMPACTNESS ? "" : ":" + compactness);
    }

    @Override
    public int about(int height, int width) {
        return segments;
    }

    @Override
    public Segments segment(Tensor picture) {
        ConfigSlic settings = new ConfigSlic(segments, (float) compactness);
        return Superpixels.of(picture, 0, type -> FactoryImageSegmentation.slic(settings, type));
    }
}
