package org.vizsla.autodiff.lrp;

import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.Composite;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;

/** Emits relevance propagation, which starts with the chosen class's score as relevance. */
public final class Relevance {
    private Relevance() {}

    /** Emits the whole pass, and returns the relevance of each wanted value. */
    public static Map<String, String> append(
            GraphBuilder target,
            Graph forward,
            String scores,
            String oneHot,
            List<String> wanted,
            Composite composite) {
        return begin(target, forward, scores, oneHot, wanted, composite).all();
    }

    /**
     * Begins the pass.
     *
     * @param target a builder that began as {@code forward.toBuilder()}
     * @param scores the value {@code [N, classes]} that is explained
     * @param oneHot {@code [N, classes]} in the target: 1 at each entry's class, 0 elsewhere
     * @param wanted values of the forward graph beyond which the pass never goes, such as the input
     * @return what gives the relevance of each value, of its shape, and what was absorbed on the way
     */
    public static BackwardPass begin(
            GraphBuilder target,
            Graph forward,
            String scores,
            String oneHot,
            List<String> wanted,
            Composite composite) {
        String start = new Ops(target).mul(scores, oneHot);
        return BackwardBuilder.begin(target, forward, Map.of(scores, start), wanted, composite);
    }
}
