package org.vizsla.report.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.example.SurveyedChannel;
import org.vizsla.optimize.example.SurveyedLayer;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.visualization.AtlasLayer;
import org.vizsla.render.visualization.AtlasPage;
import org.vizsla.report.example.ExampleCrops;
import org.vizsla.report.json.AtlasJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.Advice;
import org.vizsla.report.source.Source;
import org.vizsla.report.visualization.FilterPicture;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * An atlas in a folder. What was asked and what the survey found are kept in files, and each channel has a file that is written after its pictures: a run into the same folder goes on where another
 * one ended, however that was, and ends with the same files as a run that was not disturbed.
 *
 * @param advice how the page says what to do
 */
public record AtlasFolder(Path out, Advice advice) {
    /** What was asked. */
    public static final String ASKED = "atlas.json";

    /** What the survey found. */
    public static final String SURVEY = "survey.json";

    private static final String FILTERS = "filters.png";

    /**
     * Writes what is missing, and returns what {@code result.json} holds.
     *
     * @param cancellation ends the work; the page is then about the channels that are done
     * @throws VizslaException if the folder holds another atlas
     * @throws CancelledException if it was cancelled before the survey was done
     */
    public Map<String, Object> write(AtlasRequest request, AtlasListener listener, Cancellation cancellation) {
        new Leftovers().sweep(out);
        AtlasJson.Asked asked = new AtlasJson.Asked(
                request.sources().stream().map(Source::origin).toList(),
                request.layers(),
                request.channels(),
                request.crops(),
                request.settings(),
                request.seed());
        AtlasJson.begin(out.resolve(ASKED), request.model(), request.preprocessing(), request.session(), asked);
        KeptSurvey survey = KeptSurvey.of(request, out.resolve(SURVEY), listener, cancellation);
        Optional<String> filters = FilterPicture.weights(request.model()).map(weights -> {
            Png.write(out.resolve(FILTERS), FilterPicture.of(weights));
            return FILTERS;
        });
        List<ChannelFiles> all = files(request, survey);
        List<ChannelFiles> missing =
                all.stream().filter(channel -> !channel.isDone()).toList();
        listener.draws(missing.size());
        boolean complete = draw(request, survey, missing, listener, cancellation);

        List<ChannelFiles> done = all.stream().filter(ChannelFiles::isDone).toList();
        new AtlasPage(AtlasAbout.of(request, survey, advice), filters, layers(request, survey, done), complete)
                .write(out.resolve(GalleryFiles.PAGE));
        Map<String, Object> result = AtlasJson.result(
                new Provenance(request.model(), request.session()),
                request.preprocessing(),
                asked,
                done.stream().map(ChannelFiles::json).toList(),
                survey.images(),
                survey.failed(),
                complete);
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }

    private List<ChannelFiles> files(AtlasRequest request, KeptSurvey survey) {
        List<ChannelFiles> files = new ArrayList<>();
        for (SurveyedLayer layer : survey.layers()) {
            int number = request.layers().indexOf(layer.name()) + 1;
            for (SurveyedChannel channel : layer.channels()) {
                files.add(new ChannelFiles(out, number, channel));
            }
        }
        return files;
    }

    private static boolean draw(
            AtlasRequest request,
            KeptSurvey survey,
            List<ChannelFiles> missing,
            AtlasListener listener,
            Cancellation cancellation) {
        try (ExampleCrops crops = new ExampleCrops(request.model(), request.preprocessing(), request.session())) {
            for (ChannelFiles channel : missing) {
                cancellation.check();
                if (!channel.write(request, survey, crops, listener, cancellation)) {
                    return false;
                }
                listener.drawn(channel.channel().channel().toString());
            }
            return true;
        } catch (CancelledException e) {
            return false;
        }
    }

    private static List<AtlasLayer> layers(AtlasRequest request, KeptSurvey survey, List<ChannelFiles> done) {
        List<AtlasLayer> layers = new ArrayList<>();
        for (SurveyedLayer layer : survey.layers()) {
            layers.add(new AtlasLayer(
                    layer.name(),
                    layer.all(),
                    layer.linear(),
                    done.stream()
                            .filter(each -> layer.channels().contains(each.channel()))
                            .map(each -> each.card(request, survey))
                            .toList()));
        }
        return layers;
    }
}
