package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Derivative.NotDifferentiable;
import org.vizsla.autodiff.Derivative.Vjp;
import org.vizsla.autodiff.Derivative.Zero;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

/**
 * Appends to a forward graph the backward pass for some of its values.
 *
 * <p>Nodes are visited in reverse. A node is skipped if no cotangent reaches it or none of its inputs depends on a wanted value, so that only what is
 * asked for is computed. Contributions from several uses of a value are added; a cotangent of a broadcast input is summed to that input's shape.
 *
 * <p>The forward graph must know the shapes of its values, and be of opset {@value GraphBuilder#OPSET}.
 */
public final class BackwardBuilder {
    private final Graph forward;
    private final GraphBuilder target;
    private final Composite composite;
    private final Map<String, String> cotangents = new HashMap<>();
    private final Map<String, DifferentiationException> failures = new HashMap<>();
    private final List<Absorbed> absorbed = new ArrayList<>();

    private BackwardBuilder(Graph forward, GraphBuilder target, Composite composite) {
        this.forward = forward;
        this.target = target;
        this.composite = composite;
    }

    /** Emits the backward pass of the gradient: {@link #append(GraphBuilder, Graph, Map, List, Composite)} with derivatives only. */
    public static Map<String, String> append(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted) {
        return append(target, forward, seeds, wanted, Composite.GRADIENT);
    }

    /**
     * Emits a backward pass as {@link #emit} does, and returns only the cotangents.
     *
     * @throws DifferentiationException if a node on the way to a wanted value has no derivative, or none is implemented
     */
    public static Map<String, String> append(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted, Composite composite) {
        return emit(target, forward, seeds, wanted, composite).all();
    }

    /**
     * Emits a backward pass. It may be called several times for one target, with other seeds and composites; they share the forward pass. A node
     * without a derivative fails only the wanted values before it, and only when they are asked for.
     *
     * @param target a builder that began as {@code forward.toBuilder()}
     * @param seeds the cotangent (in the target) of each value where the pass starts
     * @param wanted values of the forward graph, inputs and weights included
     * @param composite rules for some nodes; all others keep their derivative
     */
    public static BackwardPass emit(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted, Composite composite) {
        BackwardBuilder backward = new BackwardBuilder(forward, target, composite);
        seeds.forEach(backward::accumulate);
        backward.walk(Reachability.from(forward, wanted, forward::mayBeFloating));
        Map<String, String> gradients = new LinkedHashMap<>();
        for (String value : wanted) {
            if (backward.failures.containsKey(value)) {
                continue;
            }
            String gradient = backward.cotangents.get(value);
            gradients.put(value, gradient != null ? gradient : new Ops(target).zerosLike(value));
        }
        backward.failures.keySet().retainAll(wanted);
        return new BackwardPass(gradients, backward.failures, backward.absorbed);
    }

    private void walk(Set<String> dependents) {
        for (int i = forward.nodes().size() - 1; i >= 0; i--) {
            Node node = forward.nodes().get(i);
            if (Reachability.readsAny(node, dependents)) {
                try {
                    visit(node, dependents);
                } catch (DifferentiationException e) {
                    node.reads().stream().filter(dependents::contains).forEach(value -> failures.putIfAbsent(value, e));
                }
            }
        }
    }

    private void visit(Node node, Set<String> dependents) {
        BackwardRule rule = composite.rule(forward, node);
        List<@Nullable String> incoming = new ArrayList<>();
        for (String output : node.outputs()) {
            DifferentiationException failure = failures.get(output);
            if (failure != null && rule == null && DerivativeTable.of(node) instanceof Zero) {
                return;
            } else if (failure != null) {
                throw failure;
            }
            incoming.add(cotangents.get(output));
        }
        if (incoming.stream().anyMatch(cotangent -> cotangent != null)) {
            Step step = new Step(target, forward, composite, node, incoming, absorbed);
            if (rule == null) {
                List<@Nullable String> given = differentiate(step, incoming, dependents);
                if (!moves(node, dependents)) {
                    step.absorbDifference(given);
                }
            } else {
                replace(step, rule, dependents);
            }
        }
    }

    private void replace(Step step, BackwardRule rule, Set<String> dependents) {
        List<String> inputs = step.node().inputs();
        List<@Nullable String> emitted = rule.apply(step);
        if (emitted.size() != inputs.size()) {
            throw new IllegalStateException(rule + " yields " + emitted.size() + " values for the " + inputs.size()
                    + " inputs of " + step.where());
        }
        for (int i = 0; i < inputs.size(); i++) {
            String value = emitted.get(i);
            if (value != null && dependents.contains(inputs.get(i))) {
                accumulate(inputs.get(i), value);
            } else if (value != null) {
                step.absorb(1, value, inputs.get(i));
            }
        }
    }

    /** Passes on what the derivative gives, and returns it, input by input. */
    private List<@Nullable String> differentiate(Step step, List<@Nullable String> incoming, Set<String> dependents) {
        Node node = step.node();
        List<@Nullable String> given =
                new ArrayList<>(Collections.nCopies(node.inputs().size(), null));
        Derivative derivative = DerivativeTable.of(node);
        if (derivative instanceof Zero) {
            return given;
        }
        if (derivative instanceof NotDifferentiable reason) {
            throw new DifferentiationException(
                    step.where() + " cannot be differentiated: " + reason.because() + "; explain a value before it");
        }
        if (!(derivative instanceof Vjp vjp)) {
            throw new DifferentiationException(
                    "the derivative of " + step.where() + " is not implemented", Remedy.lookUp(Listing.OPERATORS));
        }
        for (int output = 1; output < incoming.size() && !vjp.everyOutput(); output++) {
            if (incoming.get(output) != null) {
                throw step.unsupported("its output " + output);
            }
        }
        for (int i = 0; i < node.inputs().size(); i++) {
            String input = node.inputs().get(i);
            if (dependents.contains(input)) {
                String cotangent = step.pullback(vjp, i);
                if (cotangent != null) {
                    accumulate(input, cotangent);
                    given.set(i, cotangent);
                }
            }
        }
        return given;
    }

    private void accumulate(String value, String cotangent) {
        record(value, cotangent);
        cotangents.merge(
                value, cotangent, (a, b) -> record(value, target.op("Add", a, b).value()));
    }

    /** Records that a cotangent has the shape of its value: ONNX Runtime keeps blocked layouts only where it can tell that shapes are equal. */
    private String record(String value, String cotangent) {
        Value known = forward.value(value);
        if (known != null && !forward.defines(cotangent)) {
            target.value(new Value(cotangent, known.type(), known.shape()));
        }
        return cotangent;
    }

    /** Whether the cotangent's elements are passed on to elements of the inputs unchanged, so that the sums are equal. */
    private boolean moves(Node node, Set<String> dependents) {
        return OperatorTraits.of(node).has(Trait.MOVES)
                && node.inputs().stream()
                        .filter(input -> !input.isEmpty() && forward.mayBeFloating(input))
                        .allMatch(dependents::contains);
    }
}
