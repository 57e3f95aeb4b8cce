package org.vizsla.optimize.example;

/**
 * An image, and what a channel has of it.
 *
 * @param image its number, as it was given to the search
 * @param value by which it is ranked
 * @param place where the channel is strongest in it, row by row from 0
 * @param target the class that its relevance is of: the one that was asked for, or the one with the highest score
 */
public record Example(int image, float value, int place, int target) {}
