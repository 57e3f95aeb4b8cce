package org.vizsla.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.suggestion.Remedy;

/** None of several methods applies to the network. */
public final class NothingAppliesException extends NotApplicableException {
    private final transient Map<String, Reason> reasons;

    NothingAppliesException(String message, Map<String, Reason> reasons) {
        super(message);
        this.reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    NothingAppliesException(String message, Map<String, Reason> reasons, Remedy remedy) {
        super(message, remedy);
        this.reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /** Why each does not, by the method's name. */
    public Map<String, Reason> reasons() {
        return reasons;
    }
}
