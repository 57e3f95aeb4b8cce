package org.vizsla.optimize.example;

import java.util.List;
import org.vizsla.optimize.visualize.objective.ChannelObjective;

/**
 * The examples of a channel.
 *
 * @param most those with the largest values, the largest first
 * @param least those with the smallest values, the smallest first; none of them is among the others
 */
public record ChannelExamples(ChannelObjective channel, List<Example> most, List<Example> least) {
    public ChannelExamples {
        most = List.copyOf(most);
        least = List.copyOf(least);
    }
}
