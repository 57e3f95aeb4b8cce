package org.vizsla.explain.cover;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Normalization;

/** An image, preprocessed as a network takes it, any pixels of which can be covered. What all coverings share is computed once. Safe to use from several threads. */
public final class CoverableImage {
    private static final float MID_GREY = 127.5f;
    private static final double BLUR = 0.1;

    private final Tensor image;
    private final Normalization normalization;
    private final float[] values;
    private final int channels;
    private final int height;
    private final int width;
    private final float[] means;
    private volatile float @Nullable [] blurred;

    /**
     * An image whose pixels are all visible.
     *
     * @param image FLOAT32 {@code [1, C, H, W]}
     * @param normalization by which it was preprocessed; says what grey is
     */
    public CoverableImage(Tensor image, Normalization normalization) {
        this.image = image;
        this.normalization = normalization;
        Shape shape = image.shape();
        channels = shape.length(1);
        height = shape.length(2);
        width = shape.length(3);
        values = image.floats();
        means = means();
    }

    private float[] means() {
        float[] result = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int i = channel * pixels(); i < (channel + 1) * pixels(); i++) {
                sum += values[i];
            }
            result[channel] = (float) (sum / pixels());
        }
        return result;
    }

    /** The image without any covering, {@code [1, C, H, W]}. */
    public Tensor image() {
        return image;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The number of pixels, {@code H * W}. */
    public int pixels() {
        return height * width;
    }

    /**
     * The image with some pixels covered, in all channels.
     *
     * @param mask the covered pixels, counted row by row
     * @return {@code [1, C, H, W]}
     * @throws IllegalArgumentException if a pixel is not in the image
     * @throws NotApplicableException if it is not known what grey is
     */
    public Tensor covered(BitSet mask, Fill fill) {
        if (mask.length() > pixels()) {
            throw new IllegalArgumentException(
                    "pixel " + (mask.length() - 1) + " is not in an image of " + height + " x " + width);
        }
        float[] covered = values.clone();
        switch (fill) {
            case GREY -> colour(covered, mask, grey());
            case MEAN -> colour(covered, mask, means);
            case BLUR -> copy(covered, mask, blurred());
            case AROUND -> around(covered, mask);
        }
        return Tensor.ofFloats(image.shape(), covered);
    }

    private float[] grey() {
        if (normalization.channels() != channels) {
            throw new NotApplicableException("grey is not known where the number of channels is " + channels
                    + "; cover with the mean, or give mean and standard deviation");
        }
        float[] grey = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            grey[channel] = normalization.value(channel, MID_GREY);
        }
        return grey;
    }

    private void colour(float[] covered, BitSet mask, float[] colour) {
        for (int from = mask.nextSetBit(0); from >= 0; ) {
            int to = mask.nextClearBit(from);
            for (int channel = 0; channel < channels; channel++) {
                Arrays.fill(covered, channel * pixels() + from, channel * pixels() + to, colour[channel]);
            }
            from = mask.nextSetBit(to);
        }
    }

    private void copy(float[] covered, BitSet mask, float[] other) {
        for (int from = mask.nextSetBit(0); from >= 0; ) {
            int to = mask.nextClearBit(from);
            for (int start = from; start < covered.length; start += pixels()) {
                System.arraycopy(other, start, covered, start, to - from);
            }
            from = mask.nextSetBit(to);
        }
    }

    private float[] blurred() {
        float[] known = blurred;
        if (known == null) {
            known = GaussianBlur.of(BLUR * Math.min(height, width))
                    .nearest(image)
                    .floats();
            blurred = known;
        }
        return known;
    }

    private void around(float[] covered, BitSet mask) {
        if (mask.cardinality() == pixels()) {
            colour(covered, mask, means);
        } else {
            PullPush.of(mask, height, width).fill(covered);
        }
    }

    /**
     * Compact regions of similar colour, to cover the image by.
     *
     * @param about how many; the same number gives the same segments
     */
    public Segments segments(int about) {
        return new Slic(about, Slic.COMPACTNESS).segment(image.reshaped(Shape.of(channels, height, width)));
    }
}
