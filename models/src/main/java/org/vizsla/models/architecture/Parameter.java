package org.vizsla.models.architecture;

import org.vizsla.graph.Shape;

/**
 * A tensor that an architecture expects: its name in the checkpoint, such as {@code features.0.weight}, and its shape.
 *
 * <p>The running mean and variance of a batch normalization count as parameters; its {@code num_batches_tracked} does not.
 */
public record Parameter(String name, Shape shape) {}
