package org.vizsla.optimize.visualize;

import java.util.Locale;
import org.vizsla.optimize.visualize.VisualizationSettings.CropSizes;
import org.vizsla.optimize.visualize.VisualizationSettings.Painted;
import org.vizsla.optimize.visualize.optimizer.OptimizerKind;
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
            0,
            0,
            "",
            true)),
    /**
     * Phases under the magnitudes of natural pictures, seen in crops of growing detail.
     *
     * <p>Source: T. Fel and others, Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization, 2023, and the defaults of Xplique, with 16 crops in place of 32.
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
            new CropSizes(true, 0.5, 0.05),
            0.04,
            16,
            0,
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
            1e-3,
            0,
            "",
            true));

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
