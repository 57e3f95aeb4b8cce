package org.vizsla.menagerie.internal.draw;

/** Says how much of a marking's colour, from 0 to 1, lies on a spot. */
@FunctionalInterface
public interface Pattern {
    double at(Spot spot);
}
