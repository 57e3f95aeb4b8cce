package org.vizsla.report.json;

import java.util.List;
import java.util.Map;
import org.vizsla.evaluate.Metrics;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Notice;
import org.vizsla.report.MapNotices;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.GallerySample;

/** The {@code result.json} of an image of a gallery. */
public record GalleryJson(Provenance provenance, Preprocessing preprocessing) {
    public Map<String, Object> of(GallerySample sample) {
        ExplainedEntry entry = sample.entry();
        Map<String, Object> result = provenance.of(sample.source(), sample.isArray(), preprocessing);
        result.put("target", ClassJson.of(entry.target()));
        result.put("top", ClassJson.of(entry.ranking()));
        result.put("notices", notices(sample));
        entry.truth().ifPresent(known -> {
            result.put("truth", TruthJson.of(known));
            sample.gradient()
                    .scores()
                    .ifPresent(scores -> result.put(
                            Metrics.ENERGY_INSIDE.name(),
                            Json.rounded(scores.of(Metrics.ENERGY_INSIDE).value())));
            sample.gradCam()
                    .flatMap(map -> map.scores())
                    .ifPresent(scores -> result.put(
                            "grad_cam_" + Metrics.ENERGY_INSIDE.name(),
                            Json.rounded(scores.of(Metrics.ENERGY_INSIDE).value())));
        });
        sample.training()
                .ifPresent(training ->
                        result.put("evolution", EvolutionJson.of(training, sample.stages(), entry.truth())));
        result.put("seconds", ExplanationJson.seconds(sample.time()));
        return result;
    }

    private static List<String> notices(GallerySample sample) {
        return MapNotices.ofGradient(sample.gradient().findings().state()).map(Notice::line).stream()
                .toList();
    }
}
