package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Derivative.Zero;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/**
 * A backward pass that is emitted as far as it is asked for: the cotangent of a value takes the nodes between the value and the seeds. What one value needed, later ones do not need again.
 *
 * <p>Nodes are visited in reverse; one that no cotangent reaches is passed over. Contributions of several uses of a value are added; a cotangent of a broadcast input is summed to
 * that input's shape. A node without a derivative fails the values before it, and no others.
 */
public final class BackwardPass {
    private final GraphBuilder target;
    private final Graph forward;
    private final Composite composite;
    private final List<String> wanted;
    private final Set<String> seeded;
    private final Set<String> dependents;
    private final Map<String, String> cotangents = new HashMap<>();
    private final Map<String, DifferentiationException> failures = new HashMap<>();
    private final Map<Integer, NodeBackward> visited = new HashMap<>();
    private final Set<String> reached = new HashSet<>();

    BackwardPass(
            GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted, Composite composite) {
        this.target = target;
        this.forward = forward;
        this.composite = composite.in(forward);
        this.wanted = List.copyOf(wanted);
        this.seeded = Set.copyOf(seeds.keySet());
        this.dependents = Reachability.from(forward, wanted, forward::mayBeReal);
        seeds.forEach(this::accumulate);
    }

    /** Whether it can be asked for the value: it is wanted, or computed from what is wanted, and real. */
    public boolean knows(String value) {
        return dependents.contains(value);
    }

    /**
     * What the pass brings to a value: a value of the target, of its shape; zeros where the seeds do not depend on it.
     *
     * @throws DifferentiationException if a node on the way to it has no derivative, or none is implemented, or the derivative is zero for all images since every way leads through steps
     * @throws IllegalArgumentException if the pass does not {@linkplain #knows know} the value
     */
    public String cotangent(String value) {
        if (!knows(value)) {
            throw new IllegalArgumentException("the pass does not go to '" + value + "'");
        }
        reach(List.of(value));
        DifferentiationException failure = failures.get(value);
        if (failure != null) {
            throw failure;
        }
        String cotangent = cotangents.get(value);
        if (cotangent == null) {
            refuseWhereItStops(value);
            return new Ops(target).zerosLike(value);
        }
        return cotangent;
    }

    /** Refuses a value whose derivative would be zero for all images, although the seeds depend on it: by whole numbers, steps or choices alone. */
    private void refuseWhereItStops(String value) {
        Set<String> real = Reachability.from(forward, List.of(value), dependents::contains);
        Set<String> needed = Reachability.to(forward, seeded);
        for (Node node : forward.nodes()) {
            if (Reachability.readsAny(node, real)
                    && Reachability.computesAny(node, needed)
                    && !OperatorTraits.of(node).has(Trait.READS_SHAPE)
                    && (DerivativeTable.of(node) instanceof Zero
                            || node.outputs().stream().noneMatch(dependents::contains))) {
                throw new DifferentiationException(
                        "no gradient reaches '" + value + "': " + node.label()
                                + " only goes up in steps, or computes whole numbers, and there is no way around it; explain a value behind it");
            }
        }
    }

    /**
     * What it brings to all wanted values, in the order in which they were named.
     *
     * @throws DifferentiationException if it does not reach one of them
     */
    public Map<String, String> all() {
        reach(wanted);
        Map<String, String> all = new LinkedHashMap<>();
        wanted.forEach(value -> all.put(value, cotangent(value)));
        return Collections.unmodifiableMap(all);
    }

    /**
     * What stays on the way to the wanted values: noted by the rules, and where a derivative does more than to move its cotangent. Last nodes first. A rule that notes nothing claims to hand all on.
     * The amounts are values of the pass, or are pruned unless they are used.
     *
     * @throws DifferentiationException if it does not reach one of the wanted values
     */
    public List<Absorbed> absorbed() {
        all();
        List<Absorbed> absorbed = new ArrayList<>();
        for (int place = forward.nodes().size() - 1; place >= 0; place--) {
            NodeBackward node = visited.get(place);
            if (node != null) {
                absorbed.addAll(node.absorbed());
            }
        }
        return absorbed;
    }

    /** Completes the cotangents of these values, and thereby of all that depend on them. */
    private void reach(Collection<String> values) {
        if (reached.containsAll(values)) {
            return;
        }
        Set<String> open = Reachability.from(forward, values, dependents::contains);
        open.removeAll(reached);
        for (int place = forward.nodes().size() - 1; place >= 0; place--) {
            Node node = forward.nodes().get(place);
            if (Reachability.readsAny(node, open)) {
                try {
                    visit(place, node, open);
                } catch (DifferentiationException e) {
                    node.reads().stream().filter(open::contains).forEach(value -> failures.putIfAbsent(value, e));
                }
            }
        }
        reached.addAll(open);
    }

    private void visit(int place, Node node, Set<String> open) {
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
            NodeBackward backward = visited.computeIfAbsent(
                    place, first -> new NodeBackward(target, forward, composite, node, rule, incoming, dependents));
            backward.check();
            for (int i = 0; i < node.inputs().size(); i++) {
                String input = node.inputs().get(i);
                String cotangent = open.contains(input) ? backward.toInput(i) : null;
                if (cotangent != null) {
                    accumulate(input, cotangent);
                }
            }
        }
    }

    private void accumulate(String value, String cotangent) {
        record(value, cotangent);
        cotangents.merge(
                value, cotangent, (a, b) -> record(value, target.op("Add", a, b).value()));
    }

    /** Notes that a cotangent has the shape of its value: ONNX Runtime keeps blocked layouts only where it can tell that shapes are equal. */
    private String record(String value, String cotangent) {
        Value known = forward.value(value);
        if (known != null && !forward.defines(cotangent)) {
            DataType type = known.type().isFloating() ? known.type() : DataType.FLOAT32;
            target.value(new Value(cotangent, type, known.shape()));
        }
        return cotangent;
    }
}
