package org.vizsla.explain.method.segmentation;

import boofcv.abst.segmentation.ImageSuperpixels;
import boofcv.alg.filter.blur.GBlurImageOps;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.ImageType;
import boofcv.struct.image.Planar;
import java.nio.FloatBuffer;
import java.util.function.Function;
import org.vizsla.graph.Tensor;

/** Runs BoofCV's segmentations on images. */
final class Superpixels {
    private static final float WHITE = 255;

    private Superpixels() {}

    /** The image is scaled so that its least value becomes 0 and its largest 255, and smoothed with a Gaussian unless its sigma is 0. */
    static Segments of(
            Tensor picture,
            double sigma,
            Function<ImageType<Planar<GrayF32>>, ImageSuperpixels<Planar<GrayF32>>> segmentation) {
        int channels = picture.shape().length(0);
        Planar<GrayF32> image = scaled(picture, channels);
        if (sigma > 0) {
            Planar<GrayF32> smooth = image.createSameShape();
            GBlurImageOps.gaussian(image, smooth, sigma, -1, null);
            image = smooth;
        }
        GrayS32 labels = new GrayS32(image.width, image.height);
        segmentation.apply(ImageType.pl(channels, GrayF32.class)).segment(image, labels);
        return Segments.of(image.height, image.width, labels.data);
    }

    private static Planar<GrayF32> scaled(Tensor picture, int channels) {
        int height = picture.shape().length(1);
        int width = picture.shape().length(2);
        float[] values = picture.floats();
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        float scale = largest > least ? WHITE / (largest - least) : 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - least) * scale;
        }
        Planar<GrayF32> image = new Planar<>(GrayF32.class, width, height, channels);
        FloatBuffer all = FloatBuffer.wrap(values);
        for (int channel = 0; channel < channels; channel++) {
            all.get(image.getBand(channel).data);
        }
        return image;
    }
}
