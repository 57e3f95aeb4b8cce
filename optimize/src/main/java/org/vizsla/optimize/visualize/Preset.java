package org.vizsla.optimize.visualize;

import java.util.Locale;
import org.vizsla.optimize.visualize.VisualizationSettings.CropSizes;
import org.vizsla.optimize.visualize.VisualizationSettings.Painted;
import org.vizsla.optimize.visualize.optimizer.OptimizerKind;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.Motion;

/** Settings that go together, from papers. */
public enum Preset {
    /**
     * Fourier coefficients, decorrelated colours, a picture that moves.
     *
     * <p>Source: C. Olah, A. Mordvintsev, L. Schubert, Feature Visualization, 2017, and the defaults of Lucid.
     */
    LUCID(new VisualizationSettings(
            "lucid",
            512,
            OptimizerKind.ADAM,
            0.05,
            0.9,
            Painted.FOURIER,
            1,
            0.01,
            1,
            true,
            new Motion(8, 0.1, 10, 4),
            1,
            CropSizes.NONE,
            0,
            16,
            Regularization.NONE,
            0,
            "",
            true)),
    /**
     * Phases under the magnitudes of natural pictures, seen in crops of growing detail.
     *
     * <p>Source: T. Fel and others, Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization, 2023, and the defaults of Xplique, with two deviations: 16 crops in place of 32, and crops of 0.7 down to 0.35 of the picture in place of 0.5 down to 0.05, so that what is seen fills more of it.
     */
    MACO(new VisualizationSettings(
            "maco",
            256,
            OptimizerKind.NADAM,
            1,
            0.9,
            Painted.PHASE,
            2,
            1,
            0,
            true,
            Motion.NONE,
            16,
            new CropSizes(true, 0.7, 0.35),
            0.04,
            16,
            Regularization.NONE,
            0,
            "",
            false)),
    /**
     * Pixels, held back by their squares, and no motion.
     *
     * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps, 2013.
     */
    PLAIN(new VisualizationSettings(
            "plain",
            256,
            OptimizerKind.ADAM,
            0.05,
            0.9,
            Painted.PIXELS,
            1,
            0.01,
            0,
            false,
            Motion.NONE,
            1,
            CropSizes.NONE,
            0,
            16,
            Regularization.ofSquares(1e-3),
            0,
            "",
            true)),
    /**
     * Pixels that decay, are blurred, and become grey where they matter little.
     *
     * <p>Source: J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson, Understanding Neural Networks Through Deep Visualization, 2015; in its order of magnitude, for Adam's steps.
     */
    REGULARIZED(new VisualizationSettings(
            "regularized",
            256,
            OptimizerKind.ADAM,
            0.05,
            0.9,
            Painted.PIXELS,
            1,
            0.01,
            0,
            false,
            new Motion(8, 0, 0, 0),
            1,
            CropSizes.NONE,
            0,
            16,
            new Regularization(0, 0, 0, 0.005, 0.5, 4, 0.2, 0.2),
            0,
            "",
            false)),
    /**
     * A picture that a layer takes for another one.
     *
     * <p>Source: A. Mahendran, A. Vedaldi, Understanding Deep Image Representations by Inverting Them, 2015.
     */
    INVERSION(new VisualizationSettings(
            "inversion",
            256,
            OptimizerKind.ADAM,
            0.05,
            0.9,
            Painted.FOURIER,
            1,
            0.01,
            1,
            true,
            Motion.NONE,
            1,
            CropSizes.NONE,
            0,
            0,
            Regularization.ofVariation(2e-5),
            0,
            "",
            true)),
    /**
     * A photograph that is moved towards a feature, and stays itself.
     *
     * <p>Source: C. Hamblin, T. Fel, S. Saha, T. Konkle, G. Alvarez, Feature Accentuation: Revealing 'What' Features Respond to in Natural Images, 2024.
     */
    ACCENTUATION(new VisualizationSettings(
            "accentuation",
            100,
            OptimizerKind.ADAM,
            0.03,
            0.9,
            Painted.FOURIER,
            1,
            0,
            1,
            true,
            Motion.NONE,
            8,
            new CropSizes(true, 0.95, 0.7),
            0.02,
            0,
            Regularization.NONE,
            0,
            "",
            false));

    private final VisualizationSettings settings;

    Preset(VisualizationSettings settings) {
        this.settings = settings;
    }

    public VisualizationSettings settings() {
        return settings;
    }

    /** In lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
