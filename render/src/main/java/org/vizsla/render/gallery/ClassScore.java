package org.vizsla.render.gallery;

/**
 * A class and how probable the network finds it.
 *
 * @param index in the order of the network's scores, from 0
 * @param probability 0 to 1
 */
public record ClassScore(int index, String name, double probability) {}
