package org.vizsla.explain.method.perturbation;

import java.util.BitSet;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.LoopedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.loop.WindowCopies;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.method.segmentation.Grid;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;

/**
 * How much of the score is lost when one segment alone is covered; every pixel of a segment has its value, {@code [1, C, H, W]}. As in Captum, with segments over all channels.
 *
 * @param segments how the image is cut
 * @param baseline what a covered segment shows
 */
public record FeatureAblation(Segmentation segments, Baseline baseline) implements LoopedMethod {
    public static final FeatureAblation DEFAULT = new FeatureAblation(new Grid(32), Baseline.ZERO);

    private static final Parameter<FeatureAblation, Segmentation> SEGMENTS =
            CoverParameters.segments(FeatureAblation::segments);
    private static final Parameter<FeatureAblation, Baseline> BASELINE =
            CoverParameters.baseline(FeatureAblation::baseline);

    public static final Parameters<FeatureAblation> PARAMETERS =
            Parameters.of(v -> new FeatureAblation(v.get(SEGMENTS), v.get(BASELINE)), SEGMENTS, BASELINE);

    @Override
    public String name() {
        return "feature_ablation";
    }

    /** Squares of a grid are windows that do not overlap; all other segments depend on the image. */
    @Override
    public Loop loop(ExplainerBuilder builder) {
        if (!(segments instanceof Grid grid)) {
            throw new NotApplicableException("segments other than grid:SIDE depend on the image");
        }
        return Loop.of(new WindowCopies(grid.side(), grid.side(), baseline), builder.score(), "score", Outcome.LOSS);
    }

    @Override
    public Attribution attribute(Probe probe, Question question) {
        SegmentGame game = new SegmentGame(probe, question, segments, baseline);
        double[] values = new double[game.players()];
        double[] all = new double[1];
        int[] round = new int[1];
        game.play(
                1L + game.players(),
                () -> {
                    BitSet coalition = Game.all(game.players());
                    if (round[0] > 0) {
                        coalition.clear(round[0] - 1);
                    }
                    round[0]++;
                    return coalition;
                },
                (coalition, value) -> {
                    int missing = coalition.nextClearBit(0);
                    if (missing == game.players()) {
                        all[0] = value;
                    } else {
                        values[missing] = all[0] - value;
                    }
                });
        Shares shares = new Shares(values, new double[values.length], game.players());
        return game.attribution(shares, game.wholeScore(all[0]));
    }
}
