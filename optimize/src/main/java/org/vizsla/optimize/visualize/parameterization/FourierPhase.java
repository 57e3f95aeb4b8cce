package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;

/**
 * The phases of a Fourier transform alone; magnitudes are those of natural pictures, and stay. Phases and picture are brought to mean 0 and deviation 1.
 *
 * <p>Source: T. Fel, T. Boissin, V. Boutin, A. Picard, P. Novello, J. Colin, D. Linsley, T. Rousseau, R. Cadène, L. Gardes, T. Serre, Unlocking Feature Visualization for Deeper
 * Networks with MAgnitude Constrained Optimization, 2023.
 *
 * @param spectrum the magnitudes
 */
public record FourierPhase(Spectrum spectrum) implements Parameterization {
    private static final double LEAST_DEVIATION = 1e-5;

    @Override
    public Shape shape(int pictures, Canvas canvas) {
        return Shape.of(pictures, canvas.channels(), canvas.height(), canvas.halfWidth());
    }

    @Override
    public float[] initial(Canvas canvas, Chance chance) {
        return Parameterization.normal(shape(1, canvas).length(), 1, chance);
    }

    @Override
    public float[] of(float[] raw, Canvas canvas) {
        throw new VizslaException(
                "phases cannot begin at an image, whose magnitudes are its own; set parameterization=fourier or pixels");
    }

    @Override
    public String emit(Ops ops, String parameters, Canvas canvas) {
        String phase = standardized(ops, parameters);
        String magnitude = ops.graph().constant("magnitude", spectrum.magnitudes(canvas));
        String coefficients = ops.concat(
                2,
                ops.mul(ops.op("Cos", phase).value(), magnitude),
                ops.mul(ops.op("Sin", phase).value(), magnitude));
        return standardized(ops, FourierBasis.emit(ops, coefficients, canvas));
    }

    /** With mean 0 and deviation 1 for each picture. */
    private static String standardized(Ops ops, String value) {
        String centred = ops.sub(value, ops.mean(value, true, 1, 2, 3));
        String deviation = ops.sqrt(ops.mean(ops.square(centred), true, 1, 2, 3));
        return ops.div(centred, ops.add(deviation, ops.scalar(LEAST_DEVIATION)));
    }
}
