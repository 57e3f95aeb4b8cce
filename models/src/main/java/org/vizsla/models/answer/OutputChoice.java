package org.vizsla.models.answer;

import org.jspecify.annotations.Nullable;

/**
 * The choice of a network's output to explain, and of what its scores mean.
 *
 * @param name of the output; null for the first that can be scores
 * @param answer what the scores mean; null to infer it from the network
 */
public record OutputChoice(@Nullable String name, @Nullable Answer answer) {
    public static final OutputChoice DEFAULT = new OutputChoice(null, null);
}
