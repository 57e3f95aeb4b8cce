package org.vizsla.explain.method;

/**
 * The passes through a network that a method takes for one image.
 *
 * @param forward from the image to the scores
 * @param backward from the scores to the image, or a part of that way
 */
public record Passes(double forward, double backward) {
    /** A backward pass takes about as long as that many forward ones: 3.1 in SqueezeNet, 5 in the small embedded network. */
    private static final double BACKWARD = 3;

    /** The share of a pass that what follows the last feature map takes. */
    private static final double HEAD = 0.2;

    /** So many passes forward, and as many back to the image. */
    public static Passes both(double passes) {
        return new Passes(passes, passes);
    }

    /** Passes forward alone. */
    public static Passes forward(double passes) {
        return new Passes(passes, 0);
    }

    /** Passes forward, and back through the head alone. */
    public static Passes backThroughHead(double passes) {
        return new Passes(passes, HEAD * passes);
    }

    /** One pass forward, and so many through the head alone. */
    public static Passes throughHead(double passes) {
        return forward(1 + HEAD * passes);
    }

    public Passes times(double times) {
        return new Passes(times * forward, times * backward);
    }

    /** How many forward passes take as long. */
    public double inForwardPasses() {
        return forward + BACKWARD * backward;
    }
}
