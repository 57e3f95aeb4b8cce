package org.vizsla.models.picture;

import java.util.Collections;
import java.util.List;
import org.vizsla.graph.VizslaException;

/**
 * How the levels of an image's channels, 0 to 255, become a network's input: {@code x = (level / 255 white - mean) / standardDeviation}, in float32.
 *
 * @param white what white becomes before the mean is subtracted: 1, or 255 where levels stay as they are
 * @param mean one value for each channel, in the network's order, or one for all; none where nothing is known
 * @param standardDeviation as many
 * @param bgr whether the network takes blue first
 */
public record Normalization(float white, List<Float> mean, List<Float> standardDeviation, boolean bgr) {
    /** Nothing is known, as of the bands of a satellite. */
    public static final Normalization UNKNOWN = new Normalization(1, List.of(), List.of(), false);

    public Normalization {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (mean.size() != standardDeviation.size()) {
            throw new VizslaException("mean and standard deviation take one value for each channel, not " + mean.size()
                    + " and " + standardDeviation.size());
        }
        if (standardDeviation.stream().anyMatch(value -> !(value > 0) || !Float.isFinite(value))) {
            throw new VizslaException("standard deviations are positive, not " + standardDeviation);
        }
        if (!(white > 0) || mean.stream().anyMatch(value -> !Float.isFinite(value))) {
            throw new VizslaException("means and the value of white are finite, not " + mean + " and " + white);
        }
    }

    /** {@code x = (level / 255 - mean) / standardDeviation}, red first. */
    public Normalization(List<Float> mean, List<Float> standardDeviation) {
        this(1, mean, standardDeviation, false);
    }

    public boolean isKnown() {
        return !mean.isEmpty();
    }

    /** How many channels it has values for; 0 where nothing is known. */
    public int channels() {
        return mean.size();
    }

    /**
     * The same for a network with so many channels: one value holds for all of them, and one channel, grey, gets the average of three.
     *
     * @throws VizslaException if there are more values than one, and not as many as channels
     */
    public Normalization of(int channels) {
        if (!isKnown() || channels() == channels) {
            return this;
        }
        boolean averaged = channels == 1 && channels() == 3;
        if (channels() != 1 && !averaged) {
            throw new VizslaException("mean and standard deviation take one value for each of the network's " + channels
                    + " channels, or one for all, not " + channels());
        }
        return new Normalization(
                white,
                averaged ? List.of(average(mean)) : Collections.nCopies(channels, mean.get(0)),
                averaged
                        ? List.of(average(standardDeviation))
                        : Collections.nCopies(channels, standardDeviation.get(0)),
                bgr && channels == 3);
    }

    private static float average(List<Float> values) {
        return (float) values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
    }

    /** What a level of a channel, 0 to 255, becomes. */
    public float value(int channel, float level) {
        return (level / (255 / white) - mean.get(channel)) / standardDeviation.get(channel);
    }

    /** What black or white is in a channel, in double precision. */
    public double bound(int channel, boolean ofWhite) {
        return ((ofWhite ? white : 0) - (double) mean.get(channel)) / standardDeviation.get(channel);
    }

    /** Which of red, green and blue, 0 to 2, a channel shows. */
    int colour(int channel) {
        return bgr ? 2 - channel : channel;
    }
}
