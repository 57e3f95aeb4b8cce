package org.vizsla.autodiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An emitted backward pass.
 *
 * @param cotangents what it brings to each wanted value that it reaches, in the order asked for; zeros where nothing depends on it
 * @param failures why it does not reach the other wanted values: what lies before a node that has no derivative
 * @param absorbed what stayed on the way: noted by the rules, and where a derivative does more than to move its cotangent. Last nodes first. A rule that notes nothing
 *     claims to hand all on. Nothing of it is computed unless asked for: the amounts are values that exist, or are pruned
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
     * What the pass brings to a wanted value.
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
     * What it brings to all wanted values.
     *
     * @throws DifferentiationException if it does not reach one of them
     */
    public Map<String, String> all() {
        failures.keySet().forEach(this::cotangent);
        return cotangents;
    }
}
