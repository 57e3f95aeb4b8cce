package org.vizsla.explain.unit.arithmetic;

import java.util.Optional;
import org.vizsla.graph.Tensor;

/**
 * What a unit's value is computed from, before anything that follows.
 *
 * @param values {@code [C, h, w]}; NaN where a pool looks beyond its input's border
 * @param kernel the factors, in the same shape; empty of a pool
 * @param channel of the input that the first plane is
 * @param top row of the input that the first row is; negative where that is padding
 * @param left column of the input that the first column is
 * @param down rows of the input from one row to the next: the dilation
 * @param along columns of the input from one column to the next
 * @param bias that is added to the products
 * @param pooled the largest or the average value; 0 where there is a kernel
 */
public record Patch(
        Tensor values,
        Optional<Tensor> kernel,
        int channel,
        int top,
        int left,
        int down,
        int along,
        double bias,
        double pooled) {}
