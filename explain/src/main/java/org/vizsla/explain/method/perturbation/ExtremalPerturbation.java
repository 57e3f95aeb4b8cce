package org.vizsla.explain.method.perturbation;

import java.util.Locale;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The smooth mask of a given area through which the score is highest, with the rest blurred; {@code [1, 1, H, W]}, 0 to 1.
 *
 * <p>The mask is optimized as in the authors' code (TorchRay), which takes 800 steps: {@link MaskAscent}.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019.
 *
 * @param area of the mask, as a part of the image
 * @param steps how often it is improved; each takes a forward and a backward pass
 * @param cell distance between the mask's parameters, in pixels
 * @param sigma how far each of them reaches, in pixels
 * @param blur sigma of the Gaussian where the mask is 0, in pixels
 */
public record ExtremalPerturbation(double area, int steps, int cell, double sigma, double blur)
        implements StreamedMethod {
    public static final ExtremalPerturbation DEFAULT = new ExtremalPerturbation(0.1, 300, 7, 21, 20);

    private static final Parameter<ExtremalPerturbation, Double> AREA =
            Parameter.real("area", 0.001, 0.999, "of the mask, as a fraction of the image", ExtremalPerturbation::area);
    private static final Parameter<ExtremalPerturbation, Integer> STEPS =
            Parameter.whole("steps", 1, 100_000, "how many steps of gradient ascent", ExtremalPerturbation::steps);
    private static final Parameter<ExtremalPerturbation, Integer> CELL = Parameter.whole(
            "cell", 2, 256, "distance between the mask's parameters, in pixels", ExtremalPerturbation::cell);
    private static final Parameter<ExtremalPerturbation, Double> SIGMA =
            Parameter.real("sigma", 1, 100, "how far each parameter reaches, in pixels", ExtremalPerturbation::sigma);
    private static final Parameter<ExtremalPerturbation, Double> BLUR = Parameter.real(
            "blur",
            0.5,
            100,
            "sigma of the blur where the mask hides the image, in pixels",
            ExtremalPerturbation::blur);

    public static final Parameters<ExtremalPerturbation> PARAMETERS = Parameters.of(
            v -> new ExtremalPerturbation(v.get(AREA), v.get(STEPS), v.get(CELL), v.get(SIGMA), v.get(BLUR)),
            AREA,
            STEPS,
            CELL,
            SIGMA,
            BLUR);

    private static final double AREA_OFF = 0.03;

    @Override
    public String name() {
        return "extremal_perturbation";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        int height = question.picture().shape().length(2);
        int width = question.picture().shape().length(3);
        SmoothMask smooth = probe.compute(() -> new SmoothMask(height, width, cell, sigma));
        BlurPyramid pyramid = probe.compute(() -> new BlurPyramid(question.picture(), blur));
        MaskAscent ascent = new MaskAscent(smooth, pyramid, new AreaGoal(area), width);
        ascent.climb(probe, question, steps);
        float[] mask = probe.compute(ascent::mask);
        float[][] shown = {mask, new float[mask.length]};
        float[] scores = probe.scores(
                question.target(), shown.length, (index, row) -> pyramid.through(shown[index], row.input()));
        return Attribution.of(
                        Tensor.ofFloats(Shape.of(1, 1, height, width), mask), areaCheck(mask), ascent.convergence(mask))
                .withNote(words(question.score(), scores[0], scores[1]));
    }

    private SelfCheck areaCheck(float[] mask) {
        double sum = 0;
        for (float seen : mask) {
            sum += seen;
        }
        double reached = sum / mask.length;
        return SelfCheck.atMost(
                "area",
                Math.abs(reached - area),
                AREA_OFF,
                String.format(
                        Locale.ROOT,
                        "the mask shows %s of the image (requested: %s)",
                        SelfCheck.percent(reached),
                        SelfCheck.percent(area)));
    }

    /** How much of the score the mask keeps. This is a note, not a check: no network has to look at so small an area. */
    private static String words(double whole, double seen, double blurred) {
        String kept = "the mask keeps none of the difference; do not read much into it";
        if (whole <= blurred) {
            kept = "blurring does not lower it; do not read much into the mask";
        } else if (seen > blurred) {
            kept = "the mask keeps " + SelfCheck.percent((seen - blurred) / (whole - blurred)) + " of the difference";
        }
        return String.format(
                Locale.ROOT,
                "the score is %.4g, %.4g for what the mask shows, and %.4g fully blurred: %s",
                whole,
                seen,
                blurred,
                kept);
    }
}
