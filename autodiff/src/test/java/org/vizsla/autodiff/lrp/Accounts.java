package org.vizsla.autodiff.lrp;

import java.util.List;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;

/** What a whole pass absorbed. */
final class Accounts {
    private Accounts() {}

    /** Emits the sum, {@code [N]}. */
    static String absorbed(GraphBuilder target, Graph forward, String scores, BackwardPass pass) {
        Ops ops = new Ops(target);
        PerPicture perPicture = new PerPicture(ops, forward, scores);
        List<String> shares = pass.absorbed().stream()
                .map(share -> ops.mul(perPicture.reduce("ReduceSum", share.amount(), share.like()), share.factor()))
                .toList();
        return shares.isEmpty()
                ? ops.mul(perPicture.reduce("ReduceSum", scores, scores), 0)
                : shares.stream().reduce(ops::add).orElseThrow();
    }
}
