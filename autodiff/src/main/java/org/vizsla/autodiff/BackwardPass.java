package org.vizsla.autodiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An emitted backward pass.
 *
 * @param cotangents what it brings to each wanted value, in the order asked for; zeros where nothing depends on it
 * @param absorbed what stayed on the way: noted by the rules, and where a derivative does more than to move its cotangent. Last nodes first. A rule that notes nothing
 *     claims to hand all on. Nothing of it is computed unless asked for: the amounts are values that exist, or are pruned
 */
public record BackwardPass(Map<String, String> cotangents, List<Absorbed> absorbed) {
    public BackwardPass {
        cotangents = Collections.unmodifiableMap(new LinkedHashMap<>(cotangents));
        absorbed = List.copyOf(absorbed);
    }
}
