package org.vizsla.report.example;

import java.util.List;
import org.vizsla.optimize.example.ChannelExamples;

/**
 * What a search found.
 *
 * @param channels in the order of the request
 * @param seen the images, by their numbers
 * @param failed how many sources could not be read
 * @param complete whether all sources were looked at
 */
public record FoundExamples(List<ChannelExamples> channels, List<SeenImage> seen, int failed, boolean complete) {
    public FoundExamples {
        channels = List.copyOf(channels);
        seen = List.copyOf(seen);
    }
}
