package org.vizsla.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.map.Presentation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** A map, and what is known about the image that it explains: the input of a {@link Metric}. Not thread-safe. */
public final class JudgedMap {
    private final Tensor values;
    private final int height;
    private final int width;
    private final Optional<Region> truth;
    private @Nullable Tensor energy;

    /**
     * A map of an image in which the object's place is known.
     *
     * @param values FLOAT32 {@code [1, C, h, w]}; its size may differ from the image's
     * @param truth where the object is in the image
     * @throws IllegalArgumentException if the map has another shape
     */
    public JudgedMap(Tensor values, Region truth) {
        this(values, truth.height(), truth.width(), Optional.of(truth));
    }

    /**
     * A map of one image.
     *
     * @param values FLOAT32 {@code [1, C, h, w]}; its size may be another than the image's
     * @param height of the image
     * @param width of the image
     * @param truth where the object is in the image, if it is known
     * @throws IllegalArgumentException if the map has another shape
     */
    public JudgedMap(Tensor values, int height, int width, Optional<Region> truth) {
        if (values.shape().rank() != 4 || values.shape().size(0) != 1) {
            throw new IllegalArgumentException("a map [1, C, h, w] can point at something, not " + values.shape());
        }
        this.values = values;
        this.height = height;
        this.width = width;
        this.truth = truth;
    }

    /**
     * A map of a method as its energy is to be measured: of a method that defines its map but for a constant, what lies above the map's smallest value.
     *
     * @param method its name
     */
    public static JudgedMap of(String method, Tensor values, int height, int width, Optional<Region> truth) {
        Tensor judged = Methods.byName(method).isUpToAConstant() ? aboveSmallest(values) : values;
        return new JudgedMap(judged, height, width, truth);
    }

    private static Tensor aboveSmallest(Tensor map) {
        float[] values = map.floats();
        float smallest = Float.POSITIVE_INFINITY;
        for (float value : values) {
            smallest = Math.min(smallest, value);
        }
        float[] above = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            above[i] = values[i] - smallest;
        }
        return Tensor.ofFloats(map.shape(), above);
    }

    public Tensor values() {
        return values;
    }

    /** Whether it is known where the object is. */
    public boolean isTruthKnown() {
        return truth.isPresent();
    }

    /**
     * Where the object is.
     *
     * @throws IllegalStateException if it is not known
     */
    public Region truth() {
        return truth.orElseThrow(() -> new IllegalStateException("it is not known where the object is"));
    }

    /** The magnitude of the map's values, summed over its channels, and interpolated bilinearly if its size is not the image's: {@code [1, 1, H, W]}. */
    public Tensor energy() {
        Tensor known = energy;
        if (known == null) {
            known = Presentation.bilinear(magnitude(values), height, width);
            energy = known;
        }
        return known;
    }

    private static Tensor magnitude(Tensor map) {
        float[] values = map.floats();
        int places = Shape.lengthOf(map.shape().size(2), map.shape().size(3));
        double[] sums = new double[places];
        for (int i = 0; i < values.length; i++) {
            sums[i % places] += Math.abs(values[i]);
        }
        float[] plane = new float[places];
        for (int i = 0; i < places; i++) {
            plane[i] = (float) sums[i];
        }
        return Tensor.ofFloats(Shape.of(1, 1, map.shape().size(2), map.shape().size(3)), plane);
    }
}
