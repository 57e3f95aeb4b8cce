package org.vizsla.autodiff;

import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The matrix {@code [out, in]} by which a {@code Resize} maps one axis: a row of weights for each output position. Computed in single precision, as runtimes do, since ties decide
 * the nearest neighbour.
 */
final class ResizeMatrix {
    private final Node node;
    private final int in;
    private final int out;
    private final float scale;
    private final float[] region;
    private final String mode;
    private final float[] matrix;

    /**
     * A matrix to be built.
     *
     * @param region where the part that is resized begins and ends, from 0 to 1
     */
    ResizeMatrix(Node node, int in, int out, float scale, float[] region) {
        this.node = node;
        this.in = in;
        this.out = out;
        this.scale = scale;
        this.region = region;
        this.mode = node.text("mode", "nearest");
        this.matrix = new float[Shape.lengthOf(in, out)];
    }

    /** @throws UnsupportedOperationException with the attribute's value that is not known */
    Tensor build() {
        boolean antialiased = node.integer("antialias", 0) != 0 && !mode.equals("nearest");
        for (int o = 0; o < out; o++) {
            float position = position(o);
            boolean outside = coordinates().equals("tf_crop_and_resize") && (position < 0 || position > in - 1);
            if (!outside) {
                row(o, position, antialiased);
            }
        }
        return Tensor.ofFloats(Shape.of(out, in), matrix);
    }

    private void row(int o, float position, boolean antialiased) {
        switch (mode) {
            case "nearest" -> matrix[o * in + clamp(nearest(position))] = 1;
            case "linear" -> {
                if (antialiased) {
                    stretched(o, position, 1);
                } else {
                    float inside = Math.max(0, Math.min(position, in - 1));
                    taps(o, (int) Math.floor(inside), 2, inside, 1);
                }
            }
            case "cubic" -> {
                if (antialiased) {
                    stretched(o, position, 2);
                } else {
                    taps(o, (int) Math.floor(position) - 1, 4, position, 1);
                }
            }
            default -> throw new UnsupportedOperationException("mode " + mode);
        }
    }

    /** A filter that reaches further where the axis shrinks, so that no pixel is passed over. */
    private void stretched(int o, float position, int reach) {
        float shrinking = Math.max(1, 1 / scale);
        float support = reach * shrinking;
        float centre = position + 0.5f;
        int first = (int) Math.floor(centre - support + 0.5f);
        int end = (int) Math.floor(centre + support + 0.5f);
        taps(o, first, end - first, position, shrinking);
    }

    /** Weighs pixels by their distance from the position. Those outside count as the border's pixel, or not at all; the weights sum to 1. */
    private void taps(int o, int first, int count, float position, float shrinking) {
        boolean exclude = node.integer("exclude_outside", 0) != 0;
        float sum = 0;
        for (int tap = first; tap < first + count; tap++) {
            if (exclude && (tap < 0 || tap >= in)) {
                continue;
            }
            float weight = filter((tap - position) / shrinking);
            matrix[o * in + clamp(tap)] += weight;
            sum += weight;
        }
        for (int i = 0; i < in && sum != 0; i++) {
            matrix[o * in + i] /= sum;
        }
    }

    private float filter(float distance) {
        float d = Math.abs(distance);
        if (mode.equals("linear")) {
            return Math.max(0, 1 - d);
        }
        float a = node.real("cubic_coeff_a", -0.75f);
        if (d <= 1) {
            return ((a + 2) * d - (a + 3)) * d * d + 1;
        }
        return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
    }

    private String coordinates() {
        return node.text("coordinate_transformation_mode", "half_pixel");
    }

    /** Where an output position lies in the input. */
    private float position(int o) {
        return switch (coordinates()) {
            case "half_pixel" -> (o + 0.5f) / scale - 0.5f;
            case "pytorch_half_pixel" -> out > 1 ? (o + 0.5f) / scale - 0.5f : 0;
            case "half_pixel_symmetric" -> {
                float adjustment = out / (scale * in);
                yield in / 2f * (1 - adjustment) + (o + 0.5f) / scale - 0.5f;
            }
            case "align_corners" -> out > 1 ? (float) o * (in - 1) / (out - 1) : 0;
            case "asymmetric" -> o / scale;
            case "tf_crop_and_resize" ->
                out > 1
                        ? region[0] * (in - 1) + o * (region[1] - region[0]) * (in - 1) / (out - 1)
                        : 0.5f * (region[0] + region[1]) * (in - 1);
            default -> throw new UnsupportedOperationException("coordinates " + coordinates());
        };
    }

    private int nearest(double position) {
        String rounding = node.text("nearest_mode", "round_prefer_floor");
        return (int)
                switch (rounding) {
                    case "round_prefer_floor" -> Math.ceil(position - 0.5);
                    case "round_prefer_ceil" -> Math.floor(position + 0.5);
                    case "floor" -> Math.floor(position);
                    case "ceil" -> Math.ceil(position);
                    default -> throw new UnsupportedOperationException("nearest_mode " + rounding);
                };
    }

    private int clamp(int index) {
        return Math.max(0, Math.min(index, in - 1));
    }
}
