package org.vizsla.optimize.example;

import java.util.List;
import org.vizsla.optimize.visualize.objective.ChannelObjective;

/**
 * What a survey found about a channel.
 *
 * @param telling the mean magnitude of what it contributes to the score of the class with the highest score: gradient times value, summed over places
 * @param mean its mean value
 * @param examples the images that excite it most
 * @param classes those that it feeds most, the most first
 */
public record SurveyedChannel(
        ChannelObjective channel, double telling, double mean, List<Example> examples, List<FedClass> classes) {
    public SurveyedChannel {
        examples = List.copyOf(examples);
        classes = List.copyOf(classes);
    }
}
