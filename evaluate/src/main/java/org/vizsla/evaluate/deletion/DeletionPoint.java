package org.vizsla.evaluate.deletion;

/**
 * The network's answer after some pixels were deleted: the probability of the class, or its score where the network has no probabilities.
 *
 * @param fraction of the pixels that are deleted, 0 to 1
 * @param map the answer where those that the map holds for the most important are deleted
 * @param random the answer where places chosen at random are deleted
 */
public record DeletionPoint(double fraction, double map, double random) {}
