package org.vizsla.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;

/**
 * The maps of a batch of pictures.
 *
 * @param scores class scores before any softmax, {@code [N, classes]}
 * @param targets the class explained, for each picture
 * @param maps by method name, {@code [N, C, H, W]}
 */
public record Explanation(Tensor scores, List<Integer> targets, Map<String, Tensor> maps) {
    public Explanation {
        targets = List.copyOf(targets);
        maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    }

    /**
     * The map of one method.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public Tensor map(String method) {
        return new Tensors(maps).get(method);
    }
}
