package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Derivative.NotDifferentiable;
import org.vizsla.autodiff.Derivative.Vjp;
import org.vizsla.autodiff.Derivative.Zero;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.Node;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.pass.DecomposeOperators;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

/** The way of a pass back through one node, whose cotangents are known. A derivative is emitted input by input, as it is asked for; a rule for all inputs at once. */
final class NodeBackward {
    private final Node node;
    private final Step step;
    private final @Nullable BackwardRule rule;
    private final List<@Nullable String> incoming;
    private final Set<String> dependents;
    private final List<Absorbed> noted = new ArrayList<>();
    private final Map<Integer, @Nullable String> derived = new HashMap<>();
    private @Nullable List<@Nullable String> ruled;

    /**
     * Begins it.
     *
     * @param rule in place of the derivative, or null
     * @param incoming the cotangent of each output, or null
     * @param dependents the values that the pass may go to
     */
    NodeBackward(
            GraphBuilder target,
            Graph forward,
            Composite composite,
            Node node,
            @Nullable BackwardRule rule,
            List<@Nullable String> incoming,
            Set<String> dependents) {
        this.node = node;
        this.rule = rule;
        this.incoming = incoming;
        this.dependents = dependents;
        this.step = new Step(target, forward, composite, node, incoming, noted);
    }

    /**
     * Checks that there is a way back at all, even where it goes to no input: a value may be read in a subgraph alone.
     *
     * @throws DifferentiationException if there is no derivative, or none is implemented
     */
    void check() {
        if (rule == null) {
            derivative();
        }
    }

    /**
     * What goes on to an input, or null.
     *
     * @throws DifferentiationException if there is no derivative, or none is implemented
     */
    @Nullable
    String toInput(int input) {
        if (rule != null) {
            return byRule(rule).get(input);
        }
        if (!derived.containsKey(input)) {
            derived.put(input, derivative(input));
        }
        return derived.get(input);
    }

    private List<@Nullable String> byRule(BackwardRule known) {
        List<@Nullable String> all = ruled;
        if (all == null) {
            all = exact(() -> known.apply(step));
            List<String> inputs = node.inputs();
            if (all.size() != inputs.size()) {
                throw new IllegalStateException(known + " yields " + all.size() + " values for the " + inputs.size()
                        + " inputs of " + step.where());
            }
            for (int i = 0; i < inputs.size(); i++) {
                String value = all.get(i);
                if (value != null && !dependents.contains(inputs.get(i))) {
                    step.absorb(1, value, inputs.get(i));
                }
            }
            ruled = all;
        }
        return all;
    }

    private @Nullable String derivative(int input) {
        Vjp vjp = derivative();
        return vjp == null ? null : exact(() -> step.pullback(vjp, input));
    }

    /** What a rule makes; sizes and attributes that it cannot compute with are a failure of the node. */
    private <T extends @Nullable Object> T exact(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (GraphException | ArithmeticException | NegativeArraySizeException e) {
            throw new DifferentiationException(
                    "the derivative of " + step.where() + " cannot be computed with its sizes and attributes: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What the node's operator has; null where nothing goes on. */
    private @Nullable Vjp derivative() {
        Derivative derivative = DerivativeTable.of(node);
        if (derivative instanceof Zero) {
            return null;
        }
        refuseWholeNumbers();
        if (derivative instanceof NotDifferentiable reason) {
            throw new DifferentiationException(
                    step.where() + " cannot be differentiated: " + reason.because() + "; explain a value before it");
        }
        if (!(derivative instanceof Vjp vjp)) {
            String condition = node.domain().isEmpty() ? DecomposeOperators.condition(node.operator()) : "";
            throw new DifferentiationException(
                    "the derivative of " + step.where() + " is not implemented"
                            + (condition.isEmpty() ? "" : " in this form; it has one " + condition),
                    Remedy.lookUp(Listing.OPERATORS));
        }
        for (int output = 1; output < incoming.size() && !vjp.everyOutput(); output++) {
            if (incoming.get(output) != null) {
                throw step.unsupported("its output " + output);
            }
        }
        return vjp;
    }

    /** Quantized values stand for real ones; what does more with them than {@code DequantizeLinear} computes with the whole numbers themselves. */
    private void refuseWholeNumbers() {
        for (String input : node.reads()) {
            if (dependents.contains(input) && !step.forward().mayBeFloating(input) && !node.is("DequantizeLinear")) {
                throw new DifferentiationException(
                        step.where() + " computes with the quantized values '" + input
                                + "', and cannot be differentiated: explain a value behind it, or the model as it was before quantization");
            }
        }
    }

    /** What stays at the node, once all inputs have been asked for that the pass may go to. */
    List<Absorbed> absorbed() {
        if (rule == null && !moves() && noted.isEmpty()) {
            step.absorbDifference(IntStream.range(0, node.inputs().size())
                    .<@Nullable String>mapToObj(derived::get)
                    .toList());
        }
        return noted;
    }

    /** Whether each element of a cotangent is handed on to elements of the inputs as it is, so that their sums are equal. */
    private boolean moves() {
        return OperatorTraits.of(node).has(Trait.MOVES)
                && node.inputs().stream()
                        .filter(input -> !input.isEmpty() && step.forward().mayBeReal(input))
                        .allMatch(dependents::contains);
    }
}
