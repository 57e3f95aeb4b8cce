package org.vizsla.explain.segmentation;

import boofcv.factory.segmentation.ConfigFh04;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import org.vizsla.graph.Tensor;

/**
 * Regions whose border differs more than their inside, by BoofCV.
 *
 * <p>Source: P. Felzenszwalb, D. Huttenlocher, Efficient Graph-Based Image Segmentation, 2004, without the smoothing beforehand. Colours are compared in the network's own
 * channels, scaled to 0-255.
 *
 * @param scale the paper's k: the larger, the larger the regions
 * @param smallest regions with fewer pixels are merged into a neighbour
 */
public record Felzenszwalb(double scale, int smallest) implements Segmentation {
    public Felzenszwalb {
        if (!(scale > 0) || smallest < 1) {
            throw new IllegalArgumentException("scale: " + scale + ", smallest: " + smallest);
        }
    }

    @Override
    public Segments segment(Tensor picture) {
        ConfigFh04 settings = new ConfigFh04((float) scale, smallest);
        return Superpixels.of(picture, type -> FactoryImageSegmentation.fh04(settings, type));
    }
}
