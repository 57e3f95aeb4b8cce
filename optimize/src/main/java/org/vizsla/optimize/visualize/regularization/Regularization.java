package org.vizsla.optimize.visualize.regularization;

/**
 * What holds a picture back: penalties, which are taken off the objective, and what is done to pixels after each step.
 *
 * <p>Sources: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks, 2013 (squares); A. Mahendran, A. Vedaldi, Understanding Deep Image
 * Representations by Inverting Them, 2015 (variation); J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson, Understanding Neural Networks Through Deep Visualization,
 * 2015 (all that is done after steps).
 *
 * @param l1 the weight of the sum of a picture's distances from grey
 * @param l2 the weight of the sum of their squares
 * @param variation the weight of the sum of the squares of differences between neighbouring pixels
 * @param decay the share that pixels lose after each step
 * @param blur the standard deviation of a blur after some steps, in pixels
 * @param blurEvery after every how many steps
 * @param smallNorms the share of pixels, those nearest to grey, that become grey after each step
 * @param smallContributions the share of pixels that become grey since least would be lost by it, by the gradient
 */
public record Regularization(
        double l1,
        double l2,
        double variation,
        double decay,
        double blur,
        int blurEvery,
        double smallNorms,
        double smallContributions) {
    public static final Regularization NONE = new Regularization(0, 0, 0, 0, 0, 4, 0, 0);

    /** Only {@link #l2}. */
    public static Regularization ofSquares(double l2) {
        return new Regularization(0, l2, 0, 0, 0, 4, 0, 0);
    }

    /** Only {@link #variation}. */
    public static Regularization ofVariation(double variation) {
        return new Regularization(0, 0, variation, 0, 0, 4, 0, 0);
    }

    /** Whether something is done to pixels after steps. */
    public boolean followsSteps() {
        return decay > 0 || blur > 0 || smallNorms > 0 || smallContributions > 0;
    }
}
