package org.vizsla.explain.relevance;

import java.util.Map;
import org.vizsla.autodiff.Composite;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Passes;

/** Emits a pass of relevance: it begins with the score of the class explained. */
final class Propagation {
    private Propagation() {}

    static Emission emit(Passes passes, Composite composite) {
        String scores = passes.model().scores();
        String start = passes.ops().mul(scores, passes.oneHot());
        return Emission.of(passes.backward(composite, Map.of(scores, start), passes.input()));
    }
}
