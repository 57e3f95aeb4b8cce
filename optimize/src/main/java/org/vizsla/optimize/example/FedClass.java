package org.vizsla.optimize.example;

/**
 * A class that a channel feeds.
 *
 * @param index of the class
 * @param amount what the channel adds to its score, on average
 */
public record FedClass(int index, double amount) {}
