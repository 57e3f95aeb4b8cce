package org.vizsla.models.picture;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * How a picture becomes a network's input: fitted to its input size, scaled to 0 to 1, and normalized per channel.
 *
 * <p>{@code x = (value / 255 - mean) / standardDeviation}, in float32, as torchvision's {@code ToTensor} and {@code Normalize} compute it. The lists
 * hold three values: red, green, blue.
 *
 * @param height the network's input height, in pixels
 * @param width the network's input width, in pixels
 */
public record Preprocessing(int height, int width, Fit fit, List<Float> mean, List<Float> standardDeviation) {
    /** The mean of ImageNet's images. */
    public static final List<Float> IMAGENET_MEAN = List.of(0.485f, 0.456f, 0.406f);

    /** The standard deviation of ImageNet's images. */
    public static final List<Float> IMAGENET_STANDARD_DEVIATION = List.of(0.229f, 0.224f, 0.225f);

    /** The default for ImageNet networks: stretched to 224 x 224. */
    public static final Preprocessing IMAGENET = imageNet(224, 224, Fit.STRETCH);

    public Preprocessing {
        Picture.checkSides(height, width);
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (mean.size() != 3 || standardDeviation.size() != 3) {
            throw new VizslaException("mean and standard deviation take one value for each of red, green and blue, not "
                    + mean.size() + " and " + standardDeviation.size());
        }
        if (standardDeviation.stream().anyMatch(value -> !(value > 0))) {
            throw new VizslaException("standard deviations are positive, not " + standardDeviation);
        }
    }

    /** ImageNet's normalization at a network's input size. */
    public static Preprocessing imageNet(int height, int width, Fit fit) {
        return new Preprocessing(height, width, fit, IMAGENET_MEAN, IMAGENET_STANDARD_DEVIATION);
    }

    /** The picture at the network's input size, before normalization. */
    public Picture fitted(Picture picture) {
        return fit.apply(picture, height, width);
    }

    /** One picture as a float32 tensor {@code [1, 3, height, width]}. */
    public Tensor apply(Picture picture) {
        return apply(List.of(picture));
    }

    /** A batch of pictures as a float32 tensor {@code [N, 3, height, width]}. */
    public Tensor apply(List<Picture> pictures) {
        ByteBuffer bytes = Tensor.allocate(4L * pictures.size() * 3 * height * width);
        FloatBuffer values = bytes.asFloatBuffer();
        for (Picture picture : pictures) {
            byte[] rgb = fitted(picture).values();
            for (int channel = 0; channel < 3; channel++) {
                values.put(plane(rgb, channel));
            }
        }
        return Tensor.of(DataType.FLOAT32, Shape.of(pictures.size(), 3, height, width), bytes);
    }

    /** One channel of interleaved values, normalized. */
    private float[] plane(byte[] rgb, int channel) {
        float[] levels = levels(channel);
        float[] plane = new float[rgb.length / 3];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = levels[rgb[3 * i + channel] & 0xff];
        }
        return plane;
    }

    /** The normalized value of each of the 256 levels of a channel. */
    private float[] levels(int channel) {
        float[] levels = new float[256];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = (level / 255f - mean.get(channel)) / standardDeviation.get(channel);
        }
        return levels;
    }
}
