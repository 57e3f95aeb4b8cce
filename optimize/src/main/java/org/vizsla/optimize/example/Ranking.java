package org.vizsla.optimize.example;

/** By what images are ranked for a channel. */
public enum Ranking {
    /** The largest value of the channel at any place. */
    ACTIVATION,

    /**
     * The channel's share of the relevance of a class at its layer: the sum over all places, by the sum of the magnitudes of all channels' sums. This is RelMax of concept relevance propagation, with
     * the defaults of zennit-crp.
     */
    RELEVANCE
}
