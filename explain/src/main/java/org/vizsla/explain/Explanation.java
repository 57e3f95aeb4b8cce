package org.vizsla.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Tensor;

/**
 * The results of all methods for a batch of images.
 *
 * @param scores class scores before any softmax, {@code [N, classes]}
 * @param targets the class explained, for each image
 * @param attributions by method name, in the order asked for
 * @param notApplicable why a method has no result, by method name; filled only where {@link ExplainerSettings#skipNotApplicable()}
 */
public record Explanation(
        Tensor scores,
        List<Integer> targets,
        Map<String, Attribution> attributions,
        Map<String, Reason> notApplicable) {
    public Explanation {
        targets = List.copyOf(targets);
        attributions = Collections.unmodifiableMap(new LinkedHashMap<>(attributions));
        notApplicable = Collections.unmodifiableMap(new LinkedHashMap<>(notApplicable));
    }

    /**
     * The result of one method.
     *
     * @throws IllegalArgumentException if it was not asked for, or has none
     */
    public Attribution attribution(String method) {
        Attribution attribution = attributions.get(method);
        if (attribution == null) {
            Reason reason = notApplicable.get(method);
            throw new IllegalArgumentException("there is no '" + method + "' among " + attributions.keySet()
                    + (reason != null ? ": " + reason.message() : ""));
        }
        return attribution;
    }

    /**
     * The map of one method.
     *
     * @throws IllegalArgumentException if it was not asked for, or has none
     */
    public Tensor map(String method) {
        return attribution(method).map();
    }

    /** All maps, by method name. */
    public Map<String, Tensor> maps() {
        Map<String, Tensor> maps = new LinkedHashMap<>();
        attributions.forEach((method, attribution) -> maps.put(method, attribution.map()));
        return maps;
    }
}
