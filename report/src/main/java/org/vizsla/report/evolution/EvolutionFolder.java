package org.vizsla.report.evolution;

import java.nio.file.Path;
import java.util.Map;
import org.vizsla.graph.Leftovers;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Bands;
import org.vizsla.render.ScaleRule;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.job.EvolvedSource;
import org.vizsla.report.json.EvolutionJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.OldPages;
import org.vizsla.runtime.SessionSettings;

/** The gradient over training as an animation, a sheet of its frames, and {@code result.json}, in a folder. */
public record EvolutionFolder(
        Path out, Preprocessing preprocessing, SessionSettings session, Bands bands, ScaleRule scale) {
    /** Writes all files, and returns what {@code result.json} holds. */
    public Map<String, Object> write(EvolvedSource evolved) {
        new Leftovers().sweep(out);
        OldPages.removeFiles(out, GalleryFiles.OF_EVOLUTION);
        Evolution evolution = EvolutionFrames.of(
                evolved.model().labels().name(evolved.target()), evolved.stages(), evolved.truth(), bands, scale);
        evolution.writeGif(out.resolve(GalleryFiles.EVOLUTION), Evolution.FRAME_TIME);
        evolution.writeSheet(out.resolve(GalleryFiles.EVOLUTION_SHEET));
        EvolutionFrames.filters(evolved.model(), evolved.stages(), evolved.filters())
                .ifPresent(filters -> filters.writeGif(out.resolve(GalleryFiles.FILTERS), Evolution.FRAME_TIME));
        Map<String, Object> result = EvolutionJson.of(new Provenance(evolved.model(), session), evolved, preprocessing);
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }
}
