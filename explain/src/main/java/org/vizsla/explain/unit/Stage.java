package org.vizsla.explain.unit;

import java.util.List;

/**
 * A layer that a person would look at: what a convolution, pool, join or dense layer gives, after the normalization and the activation that follow it.
 *
 * @param name of the layer
 * @param operator that computes it, such as {@code Conv}
 * @param after the functions of single values that follow it, such as {@code Relu}
 * @param channels how many it has
 * @param height of a channel, in places; 1 of a dense layer
 * @param width of a channel, in places
 */
public record Stage(String name, String operator, List<String> after, int channels, int height, int width) {
    public Stage {
        after = List.copyOf(after);
    }
}
