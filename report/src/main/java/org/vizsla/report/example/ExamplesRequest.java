package org.vizsla.report.example;

import java.util.List;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.example.Ranking;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;

/**
 * Which examples are wanted, of what.
 *
 * @param preprocessing of sources that are images
 * @param targets the classes whose relevance counts
 * @param count how many examples of the most and of the least
 * @param memory in bytes, for the values of the network in one run
 */
public record ExamplesRequest(
        Model model,
        Preprocessing preprocessing,
        SessionSettings session,
        List<Source> sources,
        Targets targets,
        List<ChannelObjective> channels,
        Ranking ranking,
        int count,
        long memory) {
    public ExamplesRequest {
        sources = List.copyOf(sources);
        channels = List.copyOf(channels);
    }
}
