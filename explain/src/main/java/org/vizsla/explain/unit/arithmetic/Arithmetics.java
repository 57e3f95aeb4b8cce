package org.vizsla.explain.unit.arithmetic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;

/** The {@link Arithmetic} of the nodes of a network. */
public record Arithmetics(Steps steps) {
    private static final List<BiFunction<Node, Steps, @Nullable Arithmetic>> KINDS =
            List.of(Convolution::of, MatrixProduct::of, Pool::of, Reduction::of);

    /** That of a value; null if there is none that is known, or what it reads is not of each image. */
    public @Nullable Arithmetic of(String value, boolean isScaled) {
        Node node = steps.graph().producer(value);
        Arithmetic found = node == null || !node.outputs().get(0).equals(value) ? null : of(node);
        if (isScaled && (found == null || !found.isWeighted())) {
            found = new SingleValue(value, steps);
        }
        return found != null && steps.sizes().areOfEachImage(found.source()) ? found : null;
    }

    private @Nullable Arithmetic of(Node node) {
        for (BiFunction<Node, Steps, @Nullable Arithmetic> kind : KINDS) {
            Arithmetic found = node.inputs().isEmpty() ? null : kind.apply(node, steps);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The values that the arithmetic of any element of a value may read. */
    public Set<String> sources(String value) {
        Set<String> sources = new LinkedHashSet<>();
        add(value, false, sources);
        return sources;
    }

    private void add(String value, boolean isScaled, Set<String> sources) {
        Step step = steps.of(value);
        if (step instanceof Step.Relayed relayed) {
            add(relayed.input(), isScaled, sources);
        } else if (step instanceof Step.Permuted permuted) {
            add(permuted.input(), isScaled, sources);
        } else if (step instanceof Step.Joined joined) {
            joined.inputs().forEach(input -> add(input, isScaled, sources));
        } else if (step instanceof Step.Scaled scaled) {
            add(scaled.input(), true, sources);
        } else if (step instanceof Step.Activated activated && !isScaled) {
            add(activated.input(), false, sources);
        } else {
            Arithmetic arithmetic = of(value, isScaled);
            Join join = Join.of(value, steps);
            if (arithmetic != null) {
                sources.add(arithmetic.source());
            } else if (join != null) {
                sources.addAll(join.sources());
            }
        }
    }
}
