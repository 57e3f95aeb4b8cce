package org.vizsla.explain.method.relevance;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.deeplift.DeepLift;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.path.Completeness;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;
import org.vizsla.explain.sweep.SweepGraph;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;

/** The mean of DeepLIFT's contributions over baselines, and how closely their sum matches the difference of the scores. */
final class Contributions {
    private static final String BASELINE = "baseline";
    private static final String MAP = "map";
    private static final String REFERENCE = "reference";
    private static final double TOLERANCE = 1e-3;

    private Contributions() {}

    private record Key(PoolingConvention pooling) {}

    static Attribution of(Probe probe, Question question, List<Tensor> baselines, PoolingConvention pooling) {
        Sweep sweep = probe.sweep(new Key(pooling), graph -> emit(graph, question, pooling));
        int count = baselines.size();
        Totals totals = sweep.run(question.target(), count, Map.of(), (index, row) -> {
            row.input().put(question.picture().floatBuffer());
            FloatBuffer other = row.of(BASELINE);
            other.put(baselines.get(index).floatBuffer());
            row.weight(1.0 / count);
        });
        double reference = totals.sumOf(REFERENCE)[0];
        Completeness.requireScore(reference);
        double sum = 0;
        for (double value : totals.sumOf(MAP)) {
            sum += value;
        }
        return Attribution.of(
                totals.sum(MAP),
                SelfCheck.equal(
                        "completeness",
                        sum,
                        question.score() - reference,
                        TOLERANCE,
                        "the sum of all contributions",
                        "the score minus the baseline's"));
    }

    private static void emit(SweepGraph graph, Question question, PoolingConvention pooling) {
        String baseline = graph.perRow(BASELINE, question.row());
        Ops ops = graph.ops();
        String scores = graph.builder().model().scores();
        String oneHot = graph.builder().oneHot();
        DeepLift lift = DeepLift.append(
                ops.graph(),
                graph.builder().model().graph(),
                Map.of(scores, oneHot),
                graph.builder().input(),
                baseline,
                pooling);
        graph.sum(MAP, lift.contributions());
        String there = ops.mul(lift.reference().of(scores), oneHot);
        graph.sum(REFERENCE, ops.sum(there, true, 1));
    }
}
