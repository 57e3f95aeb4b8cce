package org.vizsla.render.gallery;

import org.vizsla.render.Percentage;

/**
 * A class and how probable the network finds it.
 *
 * @param index in the order of the network's scores, from 0
 * @param probability 0 to 1; not a number where the network has none
 */
public record ClassScore(int index, String name, double probability) {
    /** The probability in percent, or that there is none. */
    public String percent() {
        return Double.isNaN(probability) ? "no probability" : Percentage.of(probability);
    }
}
