package org.vizsla.explain.method.perturbation;

import java.util.List;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.loop.WindowCopies;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * How much of the score is lost when a window is covered, averaged at each pixel over the windows that cover it; {@code [1, C, H, W]}, the same in each channel.
 *
 * <p>Windows begin at multiples of the stride, up to the other border; the last ones are cut off there. Conventions are those of Captum, with windows over all channels.
 *
 * <p>Source: M. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, 2014.
 *
 * @param window side of the square window, in pixels; one that is larger than the image covers all of it
 * @param stride in pixels, at most the window, so that every pixel is covered
 * @param baseline what a covered window shows
 */
public record Occlusion(int window, int stride, Baseline baseline) implements LoopedMethod {
    public static final Occlusion DEFAULT = new Occlusion(32, 16, Baseline.ZERO);

    private static final int MOST = 4096;

    private static final Parameter<Occlusion, Integer> WINDOW =
            Parameter.whole("window", 1, MOST, "side of the covering square, in pixels", Occlusion::window);
    private static final Parameter<Occlusion, Integer> STRIDE =
            Parameter.whole("stride", 1, MOST, "from one square to the next, in pixels", Occlusion::stride);
    private static final Parameter<Occlusion, Baseline> BASELINE = CoverParameters.baseline(Occlusion::baseline);

    public static final Parameters<Occlusion> PARAMETERS =
            Parameters.of(v -> new Occlusion(v.get(WINDOW), v.get(STRIDE), v.get(BASELINE)), WINDOW, STRIDE, BASELINE);

    @Override
    public String name() {
        return "occlusion";
    }

    @Override
    public Loop loop(ExplainerBuilder builder) {
        requireCover();
        return Loop.of(copies(), builder.score(), "score", Outcome.LOSS);
    }

    private void requireCover() {
        if (stride > window) {
            throw new VizslaException("a stride of " + stride + " leaves pixels between windows of " + window
                    + "; set occlusion.stride to " + window + " at most");
        }
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        requireCover();
        CoveredPicture picture = new CoveredPicture(probe, question, baseline);
        List<WindowCopies.Window> windows = copies().windows(picture.height(), picture.width());
        double[] scores = picture.scores(windows.size() + 1, (index, hidden, into) -> {
            if (index == 0) {
                picture.whole(into);
            } else {
                WindowCopies.Window window = windows.get(index - 1);
                picture.without(window.top(), window.left(), window.bottom(), window.right(), hidden, into);
            }
        });
        double[] lost = new double[picture.pixels()];
        int[] covered = new int[picture.pixels()];
        for (int i = 0; i < windows.size(); i++) {
            WindowCopies.Window hidden = windows.get(i);
            double loss = scores[0] - scores[i + 1];
            for (int y = hidden.top(); y < hidden.bottom(); y++) {
                for (int x = hidden.left(); x < hidden.right(); x++) {
                    lost[y * picture.width() + x] += loss;
                    covered[y * picture.width() + x]++;
                }
            }
        }
        float[] map = new float[question.picture().shape().length()];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (lost[i % lost.length] / covered[i % lost.length]);
        }
        return Attribution.of(Tensor.ofFloats(question.picture().shape(), map), Checks.wholeScore(scores[0], question));
    }

    /** How many windows an image has. */
    public int windowsOf(int height, int width) {
        return copies().windowsOf(height, width);
    }

    private WindowCopies copies() {
        return new WindowCopies(window, stride, baseline);
    }
}
