package org.vizsla.explain.method.gradient;

import java.nio.FloatBuffer;
import java.util.Map;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.method.path.PathParameters;
import org.vizsla.explain.method.path.Sums;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Row;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.Totals;

/**
 * Integrated gradients along the path on which the image emerges from a blur, {@code [N, C, H, W]}: {@code sum_i (x_i - x_(i+1)) G(x_(i+1/2))}, where {@code x_i} is
 * the image blurred with the standard deviation {@code i most / steps}, and zero beyond its border.
 *
 * <p>The values sum to the change of the score from the most blurred image to the image; this is checked. The authors' code takes the gradient at the beginning of
 * each step; in the middle, the sum is closer to the integral. Source: S. Xu, S. Venugopalan, M. Sundararajan, Attribution in Scale and Space, 2020.
 *
 * @param steps how many gradients; 100 by default
 * @param most the standard deviation that the path begins at, in pixels; 50 by default
 */
public record BlurIntegratedGradients(int steps, double most) implements StreamedMethod {
    public static final BlurIntegratedGradients DEFAULT = new BlurIntegratedGradients(100, 50);

    private static final Parameter<BlurIntegratedGradients, Integer> STEPS =
            PathParameters.steps("how many gradients along the path", BlurIntegratedGradients::steps);
    private static final Parameter<BlurIntegratedGradients, Double> MOST = Parameter.real(
            "most", 0.1, 1000, "sigma of the blur where the path begins, in pixels", BlurIntegratedGradients::most);

    public static final Parameters<BlurIntegratedGradients> PARAMETERS =
            Parameters.of(v -> new BlurIntegratedGradients(v.get(STEPS), v.get(MOST)), STEPS, MOST);

    private static final String STEP = "step";
    private static final String VALUE = "value";
    private static final String SCORE = "score";

    @Override
    public String name() {
        return "blur_ig";
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        Sweep sweep = probe.sweep(name(), graph -> {
            graph.sum(
                    VALUE,
                    graph.ops()
                            .mul(
                                    graph.perRow(STEP, question.row()),
                                    graph.builder().inputGradient()));
            graph.each(SCORE, graph.builder().score());
        });
        float[] picture = question.picture().floats();
        int height = probe.model().height();
        int width = probe.model().width();
        Totals totals = sweep.run(question.target(), steps + 1, Map.of(), (index, row) -> {
            write(picture, height, width, index, row);
            row.weight(index == steps ? 0 : 1);
        });
        double[] map = totals.sumOf(VALUE);
        return Attribution.of(
                Sums.tensor(question.picture().shape(), map),
                Completeness.of(Sums.sum(map), totals.each(SCORE)[steps], question.score(), name(), steps));
    }

    /** One step; the row after the last one is the most blurred image. */
    private void write(float[] picture, int height, int width, int index, Row row) {
        row.input().put(blurred(picture, height, width, index == steps ? steps : index + 0.5));
        float[] sharp = blurred(picture, height, width, index);
        float[] dull = blurred(picture, height, width, Math.min(steps, index + 1));
        FloatBuffer step = row.of(STEP);
        for (int i = 0; i < sharp.length; i++) {
            step.put(i, sharp[i] - dull[i]);
        }
    }

    private float[] blurred(float[] picture, int height, int width, double index) {
        return GaussianBlur.of(most * index / steps).zeroPadded(picture, height, width);
    }
}
