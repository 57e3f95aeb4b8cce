package org.vizsla.report.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.MenagerieStudy;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.evaluate.StudyState;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.KeptStudyJson;
import org.vizsla.report.json.StudyJson;
import org.vizsla.runtime.SessionSettings;

/** A study as files: {@code result.json}, the table as far as it is known; and {@code kept.json}, from which an interrupted study goes on. Each is written whole or not at all. */
public final class StudyFolder {
    private static final String KEPT = "kept.json";

    private final Path out;
    private final MenagerieStudy study;
    private final Model model;
    private final KeptStudyJson kept;

    public StudyFolder(
            Path out,
            MenagerieStudy study,
            Model model,
            Preprocessing preprocessing,
            SessionSettings session,
            List<AttributionMethod> methods) {
        this.out = out;
        this.study = study;
        this.model = model;
        this.kept = new KeptStudyJson(study, model, preprocessing, session, methods);
    }

    /**
     * What an earlier run kept; empty if there was none.
     *
     * @throws org.vizsla.graph.VizslaException if it is of another study, or cannot be read
     */
    public Optional<KeptStudyJson.Kept> kept() {
        Path file = out.resolve(KEPT);
        return Files.exists(file) ? Optional.of(kept.read(file)) : Optional.empty();
    }

    /** Writes what a later run needs to go on. */
    public void keep(StudyState state) {
        kept.write(out.resolve(KEPT), state);
    }

    /**
     * Writes the table, and returns what {@code result.json} holds.
     *
     * @param complete whether all methods have ended
     */
    public Map<String, Object> write(ScoreTable table, boolean complete) {
        Map<String, Object> result = StudyJson.of(model.name(), study, table, complete);
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }
}
