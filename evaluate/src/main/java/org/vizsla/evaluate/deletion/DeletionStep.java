package org.vizsla.evaluate.deletion;

import java.util.BitSet;

/**
 * A step of a deletion, as it comes.
 *
 * @param point what the network answers
 * @param ofMap the pixels that are deleted in the map's order, counted row by row
 * @param random those that are deleted in random order, as many
 */
public record DeletionStep(DeletionPoint point, BitSet ofMap, BitSet random) {}
