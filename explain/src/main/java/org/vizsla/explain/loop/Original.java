package org.vizsla.explain.loop;

import java.util.List;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The image that copies are made of, with its baselines and the random numbers for it. */
public final class Original {
    private final Shape shape;
    private final float[] values;
    private final List<float[]> baselines;
    private final Randomness randomness;

    /**
     * An image.
     *
     * @param picture preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @param baselines of its shape, one or more where copies are made of any
     */
    public Original(Tensor picture, List<Tensor> baselines, Randomness randomness) {
        this.shape = picture.shape();
        this.values = picture.floats();
        this.baselines = baselines.stream().map(Tensor::floats).toList();
        this.randomness = randomness;
    }

    /** {@code [1, C, H, W]}. */
    Shape shape() {
        return shape;
    }

    /** The row-major values, which must not change. */
    float[] values() {
        return values;
    }

    int height() {
        return shape.length(2);
    }

    int width() {
        return shape.length(3);
    }

    List<float[]> baselines() {
        return baselines;
    }

    Randomness randomness() {
        return randomness;
    }
}
