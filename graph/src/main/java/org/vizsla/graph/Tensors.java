package org.vizsla.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named tensors, such as the results of a run, in order. */
public record Tensors(Map<String, Tensor> byName) {
    public Tensors {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * The tensor of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor get(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no '" + name + "' among " + byName.keySet());
        }
        return tensor;
    }
}
