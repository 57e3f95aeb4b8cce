package org.vizsla.optimize.example;

import java.util.List;

/**
 * The most telling channels of a layer.
 *
 * @param name of the layer
 * @param all how many channels it has
 * @param linear whether a linear head follows, so that what its channels feed is weight times mean value; otherwise it is gradient times value for the class with the highest score, averaged over
 *     the images in which this is the class
 * @param channels the most telling first
 */
public record SurveyedLayer(String name, int all, boolean linear, List<SurveyedChannel> channels) {
    public SurveyedLayer {
        channels = List.copyOf(channels);
    }
}
