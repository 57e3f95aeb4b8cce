package org.vizsla.render;

import java.util.List;
import org.vizsla.graph.VizslaException;

/**
 * The channels that are drawn of images and maps that have more than a screen can show.
 *
 * @param chosen numbers from 1 on, for red, green and blue, or one for grey; none for the first three, or the first of two
 */
public record Bands(List<Integer> chosen) {
    /** The first three. */
    public static final Bands FIRST = new Bands(List.of());

    public Bands {
        chosen = List.copyOf(chosen);
        if (chosen.size() == 2 || chosen.size() > 3 || chosen.stream().anyMatch(band -> band < 1)) {
            throw new VizslaException(
                    "bands are three channels for red, green and blue, or one for grey, counted from 1, not " + chosen);
        }
    }

    /**
     * Makes sure that these channels exist.
     *
     * @throws VizslaException if there are fewer channels
     */
    public Bands checked(int channels) {
        chosen.stream().filter(band -> band > channels).findFirst().ifPresent(band -> {
            throw new VizslaException("there is no band " + band + "; the network takes " + channels + " channels");
        });
        return this;
    }

    /** The index of the channel that is drawn as red, green or blue, 0 to 2. */
    int channel(int colour, int channels) {
        if (chosen.isEmpty()
                || channels < chosen.stream().mapToInt(band -> band).max().orElse(1)) {
            return channels < 3 ? 0 : colour;
        }
        return chosen.get(chosen.size() == 1 ? 0 : colour) - 1;
    }
}
