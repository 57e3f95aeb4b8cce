package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;

/**
 * The coefficients of a Fourier transform, each divided by its frequency, so that a step changes all sizes of structure equally.
 *
 * <p>Source: C. Olah, A. Mordvintsev, L. Schubert, Feature Visualization, 2017; factors as in Lucid: {@code sqrt(H W) / max(f, 1 / max(H, W))^decay / 4}.
 *
 * @param deviation of the normal numbers that a picture begins with
 * @param decay the power of the frequency that coefficients are divided by
 */
public record Fourier(double deviation, double decay) implements Parameterization {
    @Override
    public Shape shape(int pictures, Canvas canvas) {
        return Shape.of(pictures, canvas.channels(), 2L * canvas.height(), canvas.halfWidth());
    }

    @Override
    public float[] initial(Canvas canvas, Chance chance) {
        return Parameterization.normal(shape(1, canvas).length(), deviation, chance);
    }

    @Override
    public float[] of(float[] raw, Canvas canvas) {
        float[] coefficients = FourierBasis.of(raw, canvas);
        float[] scale = scale(canvas).floats();
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] /= scale[i % scale.length];
        }
        return coefficients;
    }

    @Override
    public String emit(Ops ops, String parameters, Canvas canvas) {
        String scaled = ops.mul(parameters, ops.graph().constant("fourier_scale", scale(canvas)));
        return FourierBasis.emit(ops, scaled, canvas);
    }

    /** {@code [2H, W/2+1]}. */
    private Tensor scale(Canvas canvas) {
        int height = canvas.height();
        int half = canvas.halfWidth();
        double least = 1.0 / Math.max(height, canvas.width());
        double factor = Math.sqrt((double) height * canvas.width()) / 4;
        float[] values = new float[2 * height * half];
        for (int k = 0; k < height; k++) {
            for (int l = 0; l < half; l++) {
                double frequency = Math.hypot(FourierBasis.frequency(k, height), (double) l / canvas.width());
                float scale = (float) (factor / Math.pow(Math.max(frequency, least), decay));
                values[k * half + l] = scale;
                values[(height + k) * half + l] = scale;
            }
        }
        return Tensor.ofFloats(Shape.of(2L * height, half), values);
    }
}
