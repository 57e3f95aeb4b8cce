package org.vizsla.report.batch;

/**
 * A part of a batch.
 *
 * @param number from 0
 * @param start its first byte in the list of inputs
 * @param inputs how many it has
 */
public record Part(int number, long start, int inputs) {}
