package org.vizsla.explain.method.perturbation;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.perturbation.game.Game;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.method.segmentation.Segmentation;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** The game whose players are an image's segments: the value of a coalition is the class score with all other segments covered. */
final class SegmentGame implements Game {
    private static final int BATCH = 256;

    private final Probe probe;
    private final Question question;
    private final Segments segments;
    private final CoveredPicture picture;

    SegmentGame(Probe probe, Question question, Segmentation segmentation, Baseline baseline) {
        this.question = question;
        this.probe = probe;
        segments = probe.compute(() -> segmentation.segment(question.picture().reshaped(question.row())));
        picture = new CoveredPicture(probe, question, baseline);
    }

    @Override
    public int players() {
        return segments.count();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public void expect(long rounds) {
        picture.expect(rounds);
    }

    @Override
    public double[] values(List<BitSet> coalitions) {
        return picture.scores(
                coalitions.size(),
                (index, baseline, into) -> picture.only(segments, coalitions.get(index), baseline, into));
    }

    @Override
    public <T> T compute(Supplier<T> work) {
        return probe.compute(work);
    }

    /** The map in which each value of the image has its segment's share. */
    Attribution attribution(Shares shares, SelfCheck... checks) {
        Shape shape = question.picture().shape();
        float[] map = new float[shape.length()];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) shares.value(segments.at(i % segments.pixels()));
        }
        return Attribution.of(Tensor.ofFloats(shape, map), checks);
    }

    /** The check that all segments together, seen through the game, have the score of the image. */
    SelfCheck wholeScore(double all) {
        return Checks.wholeScore(all, question);
    }
}
