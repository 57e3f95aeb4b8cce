package org.vizsla.explain.method.perturbation;

import org.vizsla.explain.Attribution;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.Convergence;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.perturbation.game.LocalSurrogate;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Slic;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * A linear model of the score around the image, whose inputs say which segments are visible; every pixel of a segment has its coefficient, {@code [1, C, H, W]}.
 *
 * <p>Each segment is visible with probability one half; images that show more weigh more: {@code sqrt(exp(-d^2 / width^2))} for the cosine distance {@code d}. The ridge with a penalty of 1 is that of the
 * authors' code, a lasso with a penalty of 0.01 is Captum's.
 *
 * <p>Source: M. Ribeiro, S. Singh, C. Guestrin, "Why Should I Trust You?": Explaining the Predictions of Any Classifier, 2016.
 *
 * @param samples how many covered images are looked at
 * @param width of the kernel
 * @param fit how the linear model is fitted
 * @param penalty on large coefficients
 * @param segments how the image is cut
 * @param baseline what a covered segment shows
 */
public record Lime(int samples, double width, Fit fit, double penalty, Segmentation segments, Baseline baseline)
        implements StreamedMethod {
    /** How a linear model is fitted. */
    public enum Fit {
        /** The penalty is on squares: {@code sum w (y - c - z phi)^2 + penalty |phi|^2}. */
        RIDGE,
        /** The penalty is on magnitudes, which drops what matters little: {@code sum w (y - c - z phi)^2 / (2 sum w) + penalty |phi|_1}. */
        LASSO
    }

    public static final Lime DEFAULT =
            new Lime(1000, 0.25, Fit.RIDGE, 1, new Slic(50, Slic.COMPACTNESS), Baseline.ZERO);

    /** A linear model that misses more of the score's variance than it explains is a poor approximation of the network. */
    private static final double MUCH = 0.5;

    private static final Parameter<Lime, Integer> SAMPLES =
            Parameter.whole("samples", 2, 1_000_000, "how many covered images to sample", Lime::samples);
    private static final Parameter<Lime, Double> WIDTH = Parameter.real(
            "width", 0.01, 100, "of the kernel: the larger, the more mostly covered images count", Lime::width);
    private static final Parameter<Lime, Fit> FIT =
            Parameter.choice("fit", Fit.class, "how the linear model is fitted", Lime::fit);
    private static final Parameter<Lime, Double> PENALTY =
            Parameter.real("penalty", 0, 1e6, "on large coefficients", Lime::penalty);
    private static final Parameter<Lime, Segmentation> SEGMENTS = CoverParameters.segments(Lime::segments);
    private static final Parameter<Lime, Baseline> BASELINE = CoverParameters.baseline(Lime::baseline);

    public static final Parameters<Lime> PARAMETERS = Parameters.of(
            v -> new Lime(v.get(SAMPLES), v.get(WIDTH), v.get(FIT), v.get(PENALTY), v.get(SEGMENTS), v.get(BASELINE)),
            SAMPLES,
            WIDTH,
            FIT,
            PENALTY,
            SEGMENTS,
            BASELINE);

    @Override
    public String name() {
        return "lime";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        SegmentGame game = new SegmentGame(probe, question, segments, baseline);
        LocalSurrogate.Fit model = LocalSurrogate.play(
                game,
                samples,
                width,
                regression -> fit == Fit.RIDGE ? regression.ridge(penalty) : regression.lasso(penalty),
                question.randomness().of(name(), 0));
        return game.attribution(
                        model.shares(),
                        Convergence.advised(
                                model.shares().convergence(samples, "covered images"), name(), "samples", samples))
                .withNote(words(1 - model.explained()));
    }

    /** How well the linear model fits. This is a note, not a check: no network has to be linear. */
    private static String words(double missed) {
        return Double.isNaN(missed)
                ? "the score is the same whatever is covered; there is nothing to explain"
                : "a linear model misses " + SelfCheck.percent(missed) + " of the score's variance"
                        + (missed > MUCH ? ": do not read much into it" : "");
    }
}
