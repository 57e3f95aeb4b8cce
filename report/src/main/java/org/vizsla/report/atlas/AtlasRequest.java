package org.vizsla.report.atlas;

import java.util.List;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;

/**
 * Which atlas is wanted.
 *
 * @param preprocessing of sources that are images
 * @param sources the collection
 * @param layers names of the layers, in the order of the page
 * @param channels how many of each layer
 * @param crops how many examples of each channel
 * @param settings how pictures are optimized
 * @param spectrum for phases
 * @param seed the same seed gives the same pictures
 */
public record AtlasRequest(
        Model model,
        Preprocessing preprocessing,
        SessionSettings session,
        List<Source> sources,
        List<String> layers,
        int channels,
        int crops,
        VisualizationSettings settings,
        Spectrum spectrum,
        long seed) {
    public AtlasRequest {
        sources = List.copyOf(sources);
        layers = List.copyOf(layers);
    }

    /** The picture of a channel. */
    VisualizationRequest picture(ChannelObjective channel) {
        return VisualizationRequest.of(model, channel)
                .withPreprocessing(preprocessing)
                .withSettings(settings)
                .withSpectrum(spectrum)
                .withSeed(seed)
                .withSession(session);
    }
}
