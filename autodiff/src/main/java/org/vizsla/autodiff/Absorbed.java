package org.vizsla.autodiff;

/**
 * The part of what reached a node on the way back that went on to none of its inputs, such as the share of relevance that a bias takes.
 *
 * @param by the first output of the node that absorbs, in the forward graph
 * @param factor to multiply the amount by
 * @param amount a value of the target graph, whose sum is absorbed; of the shape of {@code like}, or of size 1 along axes that are already summed
 * @param like a value of the forward graph
 */
public record Absorbed(String by, double factor, String amount, String like) {}
