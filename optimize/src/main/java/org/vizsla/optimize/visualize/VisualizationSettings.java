package org.vizsla.optimize.visualize;

import org.vizsla.explain.Configurable;
import org.vizsla.optimize.visualize.optimizer.OptimizerKind;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Fourier;
import org.vizsla.optimize.visualize.parameterization.FourierPhase;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.parameterization.Parameterization;
import org.vizsla.optimize.visualize.parameterization.Pixels;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.Crops;
import org.vizsla.optimize.visualize.transformation.Motion;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.Whole;

/**
 * How pictures are optimized; {@link Preset} has three of these, {@link VisualizationParameters} what each value may be.
 *
 * @param name of the preset
 * @param steps how many
 * @param learningRate of the optimizer
 * @param momentum how much of the earlier steps' direction each step keeps
 * @param parameterization what the optimized numbers are
 * @param magnification the picture's sides, in multiples of the network's input
 * @param deviation of the numbers at the start; phases always start with 1
 * @param decay the power of the frequency that Fourier coefficients are divided by
 * @param decorrelated whether colours are decorrelated
 * @param motion how a picture moves, where there are no crops
 * @param views of each picture at each step; crops, where these are on
 * @param crops whether views are crops, and their sizes
 * @param noise the deviation of the noise on each view, where the picture goes from 0 to 1
 * @param redirectedSteps for how many steps gradients pass rectifiers that would stop them all; after these they do as long as a picture excites nothing, unless this is 0
 * @param regularization what holds pictures back
 * @param diversity the weight of the likeness of several pictures, taken off the objective
 * @param diversityLayer where they are compared; empty for the objective's own layer
 * @param best whether the picture of the step with the best objective is kept, or that of the last step
 */
public record VisualizationSettings(
        String name,
        int steps,
        OptimizerKind optimizer,
        double learningRate,
        double momentum,
        Painted parameterization,
        double magnification,
        double deviation,
        double decay,
        boolean decorrelated,
        Motion motion,
        int views,
        CropSizes crops,
        double noise,
        int redirectedSteps,
        Regularization regularization,
        double diversity,
        String diversityLayer,
        boolean best)
        implements Configurable {
    /** What the optimized numbers are. */
    public enum Painted {
        PIXELS,
        FOURIER,
        PHASE
    }

    /**
     * Whether views are crops, and the mean side of these, in shares of the picture.
     *
     * @param on whether they are
     * @param first at the first step
     * @param last at the last step
     */
    public record CropSizes(boolean on, double first, double last) {
        public static final CropSizes NONE = new CropSizes(false, 1, 1);
    }

    /** The picture's size for a network's input. */
    Canvas canvas(int channels, int height, int width) {
        return new Canvas(channels, magnified(height), magnified(width));
    }

    private int magnified(int side) {
        return Math.max(1, (int) Math.round(side * magnification));
    }

    /** How pictures are made. */
    Painting painting(Canvas canvas, Spectrum spectrum) {
        Parameterization kind = switch (parameterization) {
            case PIXELS -> new Pixels(deviation);
            case FOURIER -> new Fourier(deviation, decay);
            case PHASE -> new FourierPhase(spectrum);
        };
        return new Painting(kind, canvas, decorrelated);
    }

    /** How they are seen. */
    Transformation transformation() {
        if (crops.on()) {
            return new Crops(crops.first(), crops.last());
        }
        return motion.equals(Motion.NONE) ? new Whole() : motion;
    }
}
