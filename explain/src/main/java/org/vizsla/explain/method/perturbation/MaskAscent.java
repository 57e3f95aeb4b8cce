package org.vizsla.explain.method.perturbation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;

/**
 * The optimization of a smooth mask: its parameters maximize the score minus a factor times the distance from the area, by gradient ascent with a step of 0.01 and a momentum of 0.9, from a
 * mask that shows all. The factor grows from 300 to sixteen times that; every other step looks at the mirrored image.
 *
 * <p>Source: R. Fong, M. Patrick, A. Vedaldi, Understanding Deep Networks via Extremal Perturbations and Smooth Masks, 2019, and the authors' code, TorchRay, whose figures these are.
 */
final class MaskAscent {
    private static final double FIRST_FACTOR = 300;
    private static final double GROWTH = 16;
    private static final double STEP = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final double STILL_MOVING = 0.1;
    private static final String GRADIENT = "gradient";

    private record EachGradient() {}

    private final SmoothMask smooth;
    private final BlurPyramid pyramid;
    private final AreaGoal goal;
    private final int width;
    private final double[] parameters;
    private final double[] velocity;
    private float[] late = new float[0];

    MaskAscent(SmoothMask smooth, BlurPyramid pyramid, AreaGoal goal, int width) {
        this.smooth = smooth;
        this.pyramid = pyramid;
        this.goal = goal;
        this.width = width;
        parameters = new double[smooth.parameters()];
        velocity = new double[parameters.length];
        Arrays.fill(parameters, 1);
    }

    void climb(Probe probe, Question question, int steps) {
        Sweep sweep = probe.sweep(
                new EachGradient(),
                graph -> graph.each(GRADIENT, graph.builder().inputGradient()));
        probe.expect(steps);
        for (int step = 0; step < steps; step++) {
            float[] fine = probe.compute(() -> smooth.fine(parameters));
            float[] mask = smooth.stretched(fine);
            late = step == steps * 9L / 10 ? mask : late;
            float[] gradient = gradient(sweep, question, mask, step % 2 == 1);
            double[] ascent = smooth.toFine(pyramid.pullBack(mask, gradient));
            double[] apart = goal.gradient(fine);
            double factor = FIRST_FACTOR * Math.pow(GROWTH, step / (double) steps);
            for (int i = 0; i < ascent.length; i++) {
                ascent[i] -= factor * apart[i];
            }
            double[] direction = probe.compute(() -> smooth.toParameters(parameters, fine, ascent));
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = MOMENTUM * velocity[i] + direction[i];
                parameters[i] = Math.max(0, Math.min(1, parameters[i] + STEP * velocity[i]));
            }
        }
    }

    /** The gradient of the score with respect to the image as the mask shows it. */
    private float[] gradient(Sweep sweep, Question question, float[] mask, boolean mirrored) {
        float[] gradient = sweep.run(question.target(), 1, Map.of(), (index, row) -> {
                    pyramid.through(mask, row.input());
                    if (mirrored) {
                        mirror(row.input());
                    }
                })
                .each(GRADIENT);
        if (mirrored) {
            mirror(FloatBuffer.wrap(gradient));
        }
        return gradient;
    }

    /** Reverses each row of pixels. */
    private void mirror(FloatBuffer values) {
        for (int start = 0; start < values.capacity(); start += width) {
            for (int left = start, right = start + width - 1; left < right; left++, right--) {
                float moved = values.get(left);
                values.put(left, values.get(right));
                values.put(right, moved);
            }
        }
    }

    /** The mask, {@code [H * W]}. */
    float[] mask() {
        return smooth.stretched(smooth.fine(parameters));
    }

    /** The check that the mask hardly moved in the last tenth of the steps. */
    SelfCheck convergence(float[] mask) {
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
                        "in the last tenth of the steps %s of the mask moved (limit %s)",
                        SelfCheck.percent(part),
                        SelfCheck.limit(STILL_MOVING)));
    }
}
