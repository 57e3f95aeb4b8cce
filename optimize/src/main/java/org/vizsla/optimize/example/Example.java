package org.vizsla.optimize.example;

/**
 * An image, and what a channel has of it.
 *
 * @param image its number, as it was given to the search
 * @param value by which it is ranked
 * @param place where the channel is strongest in it, row by row from 0
 */
public record Example(int image, float value, int place) {}
