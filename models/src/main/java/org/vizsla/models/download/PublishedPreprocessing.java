package org.vizsla.models.download;

import java.util.List;
import java.util.Locale;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Preprocessing;

/**
 * How the images were prepared that the accuracy of published weights was measured on.
 *
 * @param resize the shorter side after resizing, in pixels, with antialiasing
 * @param crop height and width of the centre that is taken, which is the network's input size
 * @param mean of red, green and blue, subtracted from values of 0 to 1
 * @param standardDeviation of red, green and blue, by which the differences are divided
 */
public record PublishedPreprocessing(
        int resize, int crop, Interpolation interpolation, List<Float> mean, List<Float> standardDeviation) {
    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

    public PublishedPreprocessing {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (crop < 1 || resize < crop) {
            throw new IllegalArgumentException("a centre of " + crop + " cannot be cut out of " + resize);
        }
    }

    /** With the mean and the standard deviation of ImageNet's images. */
    static PublishedPreprocessing imageNet(int resize, int crop, Interpolation interpolation) {
        return new PublishedPreprocessing(
                resize, crop, interpolation, Preprocessing.IMAGENET_MEAN, Preprocessing.IMAGENET_STANDARD_DEVIATION);
    }

    /** With values from -1 to 1. */
    static PublishedPreprocessing half(int resize, int crop, Interpolation interpolation) {
        return new PublishedPreprocessing(resize, crop, interpolation, HALF, HALF);
    }

    /** The same normalization of images that are stretched to a network's input size. */
    public Preprocessing stretchedTo(int size) {
        return new Preprocessing(size, size, Fit.STRETCH, mean, standardDeviation);
    }

    /** The images themselves: a centre, cut out of what is resized. */
    public Preprocessing asPublished() {
        return new Preprocessing(crop, crop, Fit.shorterSide(resize, interpolation), mean, standardDeviation);
    }

    /** One line for people. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "shorter side %d (%s), centre %d x %d, mean %s, deviation %s",
                resize,
                interpolation,
                crop,
                crop,
                mean,
                standardDeviation);
    }
}
