package org.vizsla.report.atlas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.example.Survey;
import org.vizsla.optimize.example.SurveyedLayer;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.report.example.SeenImage;
import org.vizsla.report.example.SeenImages;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.SurveyJson;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** The survey of an atlas, which is made once and kept in a file. */
final class KeptSurvey {
    private final AtlasRequest request;
    private final SurveyJson.Found found;

    private KeptSurvey(AtlasRequest request, SurveyJson.Found found) {
        this.request = request;
        this.found = found;
    }

    /**
     * Reads it, or makes and keeps it.
     *
     * @throws CancelledException if it was cancelled, which keeps nothing
     */
    static KeptSurvey of(AtlasRequest request, Path file, JobListener listener, Cancellation cancellation) {
        if (!Files.exists(file)) {
            SurveyJson.write(file, made(request, listener, cancellation));
        }
        return new KeptSurvey(request, SurveyJson.read(file));
    }

    private static SurveyJson.Found made(AtlasRequest request, JobListener listener, Cancellation cancellation) {
        Layers layers = new Layers(request.model());
        List<Layer> chosen = request.layers().stream().map(layers::named).toList();
        try (Survey survey =
                new Survey(layers, chosen, request.crops(), VisualizationRequest.MEMORY, request.session())) {
            SeenImages images = SeenImages.read(
                    request.model(),
                    request.preprocessing(),
                    request.sources(),
                    Targets.of(List.of(Target.TOP)),
                    listener,
                    cancellation,
                    (number, image, target) -> survey.see(number, image, cancellation));
            cancellation.check();
            List<SurveyedLayer> found = survey.found(request.channels(), cancellation);
            List<SurveyJson.Row> rows = images.all().stream()
                    .map(seen -> new SurveyJson.Row(request.sources().indexOf(seen.source()), seen.row()))
                    .toList();
            return new SurveyJson.Found(found, rows, images.all().size(), images.failed());
        }
    }

    List<SurveyedLayer> layers() {
        return found.layers();
    }

    int images() {
        return found.images();
    }

    int failed() {
        return found.failed();
    }

    /** The image of an example. */
    SeenImage image(Example example) {
        SurveyJson.Row row = found.rows().get(example.image());
        return new SeenImage(request.sources().get(row.source()), row.row());
    }
}
