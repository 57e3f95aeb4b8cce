package org.vizsla.models.picture;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * How a picture becomes a network's input: fitted to its input size, made grey where it takes one channel, and normalized per channel.
 *
 * @param height the network's input height, in pixels
 * @param width the network's input width, in pixels
 * @param normalization with values for each channel of the network; for other networks than of one channel or three it holds for arrays alone
 */
public record Preprocessing(int height, int width, Fit fit, Normalization normalization) {
    /** The mean of ImageNet's images. */
    public static final List<Float> IMAGENET_MEAN = List.of(0.485f, 0.456f, 0.406f);

    /** The standard deviation of ImageNet's images. */
    public static final List<Float> IMAGENET_STANDARD_DEVIATION = List.of(0.229f, 0.224f, 0.225f);

    /** The default for ImageNet networks: stretched to 224 x 224. */
    public static final Preprocessing IMAGENET = imageNet(224, 224, Fit.STRETCH);

    public Preprocessing {
        Picture.checkSides(height, width);
    }

    /** {@code x = (value / 255 - mean) / standardDeviation}, as torchvision's {@code ToTensor} and {@code Normalize} compute it. */
    public Preprocessing(int height, int width, Fit fit, List<Float> mean, List<Float> standardDeviation) {
        this(height, width, fit, new Normalization(mean, standardDeviation));
    }

    /** ImageNet's normalization at a network's input size. */
    public static Preprocessing imageNet(int height, int width, Fit fit) {
        return new Preprocessing(height, width, fit, IMAGENET_MEAN, IMAGENET_STANDARD_DEVIATION);
    }

    /** The mean of each channel. */
    public List<Float> mean() {
        return normalization.mean();
    }

    /** The standard deviation of each channel. */
    public List<Float> standardDeviation() {
        return normalization.standardDeviation();
    }

    /** The picture at the network's input size, before normalization. */
    public Picture fitted(Picture picture) {
        return fit.apply(picture, height, width);
    }

    /** The part of a picture of this size that the network sees. */
    public Seen seen(int pictureHeight, int pictureWidth) {
        return fit.seen(pictureHeight, pictureWidth, height, width);
    }

    /** One picture as a float32 tensor {@code [1, C, height, width]}. */
    public Tensor apply(Picture picture) {
        return apply(List.of(picture));
    }

    /**
     * A batch of pictures as a float32 tensor {@code [N, C, height, width]}.
     *
     * @throws VizslaException if the network takes neither one channel nor three
     */
    public Tensor apply(List<Picture> pictures) {
        int channels = normalization.channels();
        if (channels != 1 && channels != 3) {
            throw new VizslaException(
                    "images have 1 channel or 3, and not as many as the network; give it arrays (.npy)");
        }
        ByteBuffer bytes = Tensor.allocate(4L * pictures.size() * channels * height * width);
        FloatBuffer values = bytes.asFloatBuffer();
        for (Picture picture : pictures) {
            Picture fitted = fitted(picture);
            for (int channel = 0; channel < channels; channel++) {
                float[] levels = levels(channel);
                values.put(
                        channels == 1
                                ? plane(fitted.grey(), 0, 1, levels)
                                : plane(fitted.values(), normalization.colour(channel), 3, levels));
            }
        }
        return Tensor.of(DataType.FLOAT32, Shape.of(pictures.size(), channels, height, width), bytes);
    }

    /** What each level of a channel becomes. */
    private float[] levels(int channel) {
        float[] values = new float[256];
        for (int level = 0; level < values.length; level++) {
            values[level] = normalization.value(channel, level);
        }
        return values;
    }

    /** Every so many-th value from the first on, as the levels have it. */
    private static float[] plane(byte[] values, int first, int step, float[] levels) {
        float[] plane = new float[values.length / step];
        for (int i = 0, at = first; i < plane.length; i++, at += step) {
            plane[i] = levels[values[at] & 0xff];
        }
        return plane;
    }
}
