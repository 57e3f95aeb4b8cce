package org.vizsla.explain.perturbation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.Probe;
import org.vizsla.explain.Question;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.Sweep;
import org.vizsla.explain.Totals;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The smooth mask of a given area through which the score is highest, with the rest blurred; {@code [1, 1, H, W]}, 0 to 1.
 *
 * <p>The mask's parameters climb the score less {@code 300} times the distance from the area, a factor that grows sixteenfold on the way, by gradient ascent with a step of 0.01 and a momentum of 0.9, from a
 * mask that shows all; every other step looks at the mirrored picture. All these are of the authors' code (TorchRay), where there are 800 steps.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019.
 *
 * @param area of the mask, as a part of the picture
 * @param steps how often it is improved; each takes a forward and a backward pass
 * @param cell distance between the mask's parameters, in pixels
 * @param sigma how far each of them reaches, in pixels
 * @param blur sigma of the Gaussian where the mask is 0, in pixels
 */
public record ExtremalPerturbation(double area, int steps, int cell, double sigma, double blur)
        implements StreamedMethod {
    public static final ExtremalPerturbation DEFAULT = new ExtremalPerturbation(0.1, 300, 7, 21, 20);

    public static final List<Parameter<ExtremalPerturbation>> PARAMETERS = List.of(
            Parameter.real(
                    "area",
                    0.001,
                    0.999,
                    "of the mask, as a part of the picture",
                    ExtremalPerturbation::area,
                    (m, area) -> new ExtremalPerturbation(area, m.steps, m.cell, m.sigma, m.blur)),
            Parameter.whole(
                    "steps",
                    1,
                    100_000,
                    "how often the mask is improved",
                    ExtremalPerturbation::steps,
                    (m, steps) -> new ExtremalPerturbation(m.area, steps, m.cell, m.sigma, m.blur)),
            Parameter.whole(
                    "cell",
                    2,
                    256,
                    "distance between the mask's parameters, in pixels",
                    ExtremalPerturbation::cell,
                    (m, cell) -> new ExtremalPerturbation(m.area, m.steps, cell, m.sigma, m.blur)),
            Parameter.real(
                    "sigma",
                    1,
                    100,
                    "how far each parameter reaches, in pixels",
                    ExtremalPerturbation::sigma,
                    (m, sigma) -> new ExtremalPerturbation(m.area, m.steps, m.cell, sigma, m.blur)),
            Parameter.real(
                    "blur",
                    0.5,
                    100,
                    "sigma of the blur where nothing is to be seen, in pixels",
                    ExtremalPerturbation::blur,
                    (m, blur) -> new ExtremalPerturbation(m.area, m.steps, m.cell, m.sigma, blur)));

    private static final double FIRST_FACTOR = 300;
    private static final double GROWTH = 16;
    private static final double STEP = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final double AREA_OFF = 0.03;
    private static final double STILL_MOVING = 0.1;
    private static final double ALL_LOST = 1;
    private static final String GRADIENT = "gradient";

    private record EachGradient() {}

    @Override
    public String name() {
        return "extremal_perturbation";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        int height = Math.toIntExact(question.picture().shape().size(2));
        int width = Math.toIntExact(question.picture().shape().size(3));
        SmoothMask smooth = new SmoothMask(height, width, cell, sigma);
        BlurPyramid pyramid = new BlurPyramid(question.picture(), blur);
        Ascent ascent = climb(probe, question, smooth, pyramid, width);
        float[] mask = ascent.mask;
        float[][] shown = {mask, new float[mask.length]};
        float[] scores = probe.scores(
                question.target(), shown.length, (index, row) -> pyramid.through(shown[index], row.input()));
        return Attribution.of(
                Tensor.ofFloats(Shape.of(1, 1, height, width), mask),
                areaCheck(mask),
                ascent.check(),
                preservationCheck(question.score(), scores[0], scores[1]));
    }

    private Ascent climb(Probe probe, Question question, SmoothMask smooth, BlurPyramid pyramid, int width) {
        Sweep sweep = probe.sweep(
                new EachGradient(), graph -> graph.each(GRADIENT, graph.passes().inputGradient()));
        AreaGoal goal = new AreaGoal(area);
        double[] parameters = new double[smooth.parameters()];
        Arrays.fill(parameters, 1);
        double[] velocity = new double[parameters.length];
        double factor = FIRST_FACTOR;
        float[] late = new float[0];
        for (int step = 0; step < steps; step++) {
            float[] fine = smooth.fine(parameters);
            float[] mask = smooth.stretched(fine);
            late = step == steps * 9L / 10 ? mask : late;
            boolean mirrored = step % 2 == 1;
            Totals totals = sweep.run(question.target(), 1, Map.of(), (index, row) -> {
                pyramid.through(mask, row.input());
                if (mirrored) {
                    mirror(row.input(), width);
                }
            });
            float[] gradient = totals.each(GRADIENT);
            if (mirrored) {
                mirror(FloatBuffer.wrap(gradient), width);
            }
            double[] rise = smooth.toFine(pyramid.pullBack(mask, gradient));
            double[] apart = goal.gradient(fine);
            for (int i = 0; i < rise.length; i++) {
                rise[i] -= factor * apart[i];
            }
            double[] direction = smooth.toParameters(parameters, fine, rise);
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = MOMENTUM * velocity[i] + direction[i];
                parameters[i] = Math.max(0, Math.min(1, parameters[i] + STEP * velocity[i]));
            }
            factor *= Math.pow(GROWTH, 1.0 / steps);
        }
        return new Ascent(smooth.stretched(smooth.fine(parameters)), late);
    }

    /** The mask in the end, and before the last tenth of the steps. */
    private static final class Ascent {
        private final float[] mask;
        private final float[] late;

        Ascent(float[] mask, float[] late) {
            this.mask = mask;
            this.late = late;
        }

        SelfCheck check() {
            double moved = 0;
            double shown = 0;
            for (int pixel = 0; pixel < mask.length; pixel++) {
                moved += Math.abs(mask[pixel] - late[pixel]);
                shown += mask[pixel];
            }
            double part = moved == 0 ? 0 : moved / shown;
            return SelfCheck.atMost(
                    "convergence",
                    part,
                    STILL_MOVING,
                    String.format(
                            Locale.ROOT,
                            "in the last tenth of the steps %s of the mask moved; up to %s is little enough",
                            Checks.percent(part),
                            Checks.percent(STILL_MOVING)));
        }
    }

    /** Reverses each row of pixels. */
    private static void mirror(FloatBuffer values, int width) {
        for (int start = 0; start < values.capacity(); start += width) {
            for (int left = start, right = start + width - 1; left < right; left++, right--) {
                float moved = values.get(left);
                values.put(left, values.get(right));
                values.put(right, moved);
            }
        }
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
                        "the mask shows %s of the picture; %s was asked for",
                        Checks.percent(reached),
                        Checks.percent(area)));
    }

    private SelfCheck preservationCheck(double whole, double seen, double blurred) {
        double lost = seen >= whole ? 0 : (whole - seen) / Math.max(whole - blurred, Double.MIN_NORMAL);
        return SelfCheck.atMost(
                "preservation",
                lost,
                ALL_LOST,
                String.format(
                        Locale.ROOT,
                        "the score is %.4g, %.4g of what the mask shows alone, and %.4g with all blurred",
                        whole,
                        seen,
                        blurred));
    }
}
