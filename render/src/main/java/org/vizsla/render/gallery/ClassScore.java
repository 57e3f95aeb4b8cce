package org.vizsla.render.gallery;

import org.vizsla.render.Figure;

/**
 * A class and how probable the network finds it.
 *
 * @param index in the order of the network's scores, from 0
 * @param probability 0 to 1; NaN if the network has none
 * @param score what the network gives it; NaN where it is not shown
 */
public record ClassScore(int index, String name, double probability, double score) {
    /** A class with its probability alone. */
    public ClassScore(int index, String name, double probability) {
        this(index, name, probability, Double.NaN);
    }

    /** The probability in percent, or the score, or a note that there is neither. */
    public String shown() {
        return Double.isNaN(probability) && Double.isNaN(score) ? "no probability" : Figure.of(probability, score);
    }
}
