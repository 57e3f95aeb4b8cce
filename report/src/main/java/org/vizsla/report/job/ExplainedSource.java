package org.vizsla.report.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vizsla.explain.Explanation;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Seen;
import org.vizsla.report.source.Source;

/**
 * What a job found about one source.
 *
 * @param place of the source among those of the request, from 0
 * @param isArray whether it was preprocessed elsewhere
 * @param notes what was done to its images that is out of the ordinary
 * @param photograph the image at its own size; empty for arrays
 * @param seen the part of it that the network sees; empty for arrays
 * @param explanation of all its entries, as one batch
 * @param entries one for each image, or for each class of a single image
 * @param time that it took
 */
public record ExplainedSource(
        int place,
        Source source,
        boolean isArray,
        List<String> notes,
        Optional<Picture> photograph,
        Optional<Seen> seen,
        Explanation explanation,
        List<ExplainedEntry> entries,
        Duration time) {
    public ExplainedSource {
        notes = List.copyOf(notes);
        entries = List.copyOf(entries);
    }
}
