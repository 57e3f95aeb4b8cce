package org.vizsla.autodiff;

/**
 * A part of what reached a node on the way back and went on to none of its inputs, such as the share of relevance that a bias takes.
 *
 * @param by the first output of the node, in the forward graph
 * @param factor what the amount is to be multiplied with
 * @param amount a value of the target, whose sum it is; of the shape of {@code like}, or of size 1 along axes that are summed already
 * @param like a value of the forward graph
 */
public record Absorbed(String by, double factor, String amount, String like) {}
