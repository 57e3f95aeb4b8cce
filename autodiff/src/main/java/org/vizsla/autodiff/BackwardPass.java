package org.vizsla.autodiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An emitted backward pass.
 *
 * @param cotangents of each wanted value that the pass reaches, in the order asked for; zeros if nothing depends on it
 * @param failures why the pass does not reach the other wanted values, which lie before a node without a derivative
 * @param absorbed what was absorbed on the way, as the rules record it, and where a derivative does more than move its cotangent; last nodes first. A
 * rule that records nothing claims to pass everything on. None of it is computed unless asked for: the amounts are values that exist anyway, or are
 * pruned
 */
public record BackwardPass(
        Map<String, String> cotangents, Map<String, DifferentiationException> failures, List<Absorbed> absorbed) {
    public BackwardPass {
        cotangents = Collections.unmodifiableMap(new LinkedHashMap<>(cotangents));
        failures = Map.copyOf(failures);
        absorbed = List.copyOf(absorbed);
    }

    /** Whether the value is one of those that were wanted. */
    public boolean knows(String value) {
        return cotangents.containsKey(value) || failures.containsKey(value);
    }

    /**
     * The cotangent of a wanted value.
     *
     * @throws DifferentiationException if a node on the way to it has no derivative, or none is implemented
     * @throws IllegalArgumentException if the value was not wanted
     */
    public String cotangent(String value) {
        DifferentiationException failure = failures.get(value);
        if (failure != null) {
            throw failure;
        }
        String cotangent = cotangents.get(value);
        if (cotangent == null) {
            throw new IllegalArgumentException("the pass was not asked for '" + value + "'");
        }
        return cotangent;
    }

    /**
     * The cotangents of all wanted values.
     *
     * @throws DifferentiationException if it does not reach one of them
     */
    public Map<String, String> all() {
        failures.keySet().forEach(this::cotangent);
        return cotangents;
    }
}
