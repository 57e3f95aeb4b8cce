package org.vizsla.explain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Ops;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.models.Model;

/** The passes through the network that methods share; each is emitted once, when the first method asks for it. */
public final class Passes {
    private final Model model;
    private final GraphBuilder target;
    private final String oneHot;
    private @Nullable String inputGradient;

    Passes(Model model, GraphBuilder target, String oneHot) {
        this.model = model;
        this.target = target;
        this.oneHot = oneHot;
    }

    /** The operations to write a method in. */
    public Ops ops() {
        return new Ops(target);
    }

    /** The gradient of the target's score with respect to the input, {@code [N, C, H, W]}. */
    public String inputGradient() {
        String known = inputGradient;
        if (known != null) {
            return known;
        }
        Map<String, String> gradients =
                BackwardBuilder.append(target, model.graph(), Map.of(model.scores(), oneHot), List.of(model.input()));
        String emitted = Objects.requireNonNull(gradients.get(model.input()));
        inputGradient = emitted;
        return emitted;
    }
}
