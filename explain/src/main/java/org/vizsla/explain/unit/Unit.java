package org.vizsla.explain.unit;

import java.util.List;
import java.util.Optional;
import org.vizsla.explain.field.Field;

/**
 * One value of a layer for an image, and where it comes from.
 *
 * @param layer its name
 * @param channel from 0
 * @param y row in the channel, from 0
 * @param x column in the channel, from 0
 * @param value that the network computed
 * @param operator that computes it: of a layer that is a function of a convolution, {@code Conv}; of joined channels, that of the unit's own part
 * @param after the functions that follow the operator, such as {@code Relu}
 * @param field the part of the network's input that the value can depend on
 * @param terms the arithmetic; empty where the operator has none of this kind, such as attention and layer normalization
 * @param words the same in a line, such as {@code 0.830 = relu(0.810 + bias 0.020)}
 */
public record Unit(
        String layer,
        int channel,
        int y,
        int x,
        double value,
        String operator,
        List<String> after,
        Field field,
        Optional<Terms> terms,
        String words) {
    public Unit {
        after = List.copyOf(after);
    }
}
