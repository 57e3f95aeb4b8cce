package org.vizsla.explain.method.gradient;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vizsla.autodiff.rule.Rectifier;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/** What methods say that change the gradient at ReLUs and nowhere else ({@link org.vizsla.autodiff.rule.RectifierComposites}), where a network has none, or has bounded ones. */
public final class Guidance {
    private static final String KEPT = "rectifiers with a bound above, as ReLU6 has, keep their derivative";

    private Guidance() {}

    /**
     * This emission, with a note where it is no more than the gradient, or leaves some rectifiers as they are.
     *
     * @param from the values that the way back starts from
     */
    public static Emission noted(ExplainerBuilder builder, Collection<String> from, Emission emission) {
        Model model = builder.model();
        Graph network = model.graph();
        Set<String> between = Reachability.to(network, from);
        between.retainAll(Reachability.from(network, model.input()));
        List<Node> functions = network.nodes().stream()
                .filter(node -> Reachability.computesAny(node, between))
                .filter(node -> OperatorTraits.of(node).has(Trait.FUNCTION) || new Rectifier().matches(network, node))
                .toList();
        return note(network, functions)
                .map(note -> emission.with(new Emission.Check(Map.of(), numbers -> Findings.NONE.withNote(note))))
                .orElse(emission);
    }

    private static Optional<String> note(Graph network, List<Node> functions) {
        Rectifier rectifier = new Rectifier();
        boolean changesSome = functions.stream().anyMatch(node -> rectifier.matches(network, node));
        boolean keepsSome = functions.stream().anyMatch(node -> Rectifier.isBounded(network, node));
        if (changesSome || functions.isEmpty()) {
            return keepsSome ? Optional.of(KEPT) : Optional.empty();
        }
        return Optional.of("the network has no ReLU on the way, and nothing else is changed: this is the gradient"
                + (keepsSome ? "; " + KEPT : ""));
    }
}
