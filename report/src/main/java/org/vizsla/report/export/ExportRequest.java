package org.vizsla.report.export;

import java.util.List;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;

/**
 * Which explainer is written.
 *
 * @param preprocessing how images will be prepared for it
 * @param methods of one pass, or such whose runs do not depend on one another
 * @param settings whether methods that cannot be written are skipped; device and threads do not matter
 * @param backend what it is written for
 */
public record ExportRequest(
        Model model,
        Preprocessing preprocessing,
        List<AttributionMethod> methods,
        ExplainerSettings settings,
        Backend backend) {
    public ExportRequest {
        methods = List.copyOf(methods);
    }

    /** A request for any backend. */
    public ExportRequest(
            Model model, Preprocessing preprocessing, List<AttributionMethod> methods, ExplainerSettings settings) {
        this(model, preprocessing, methods, settings, Backend.ANY);
    }

    /** The same for another backend. */
    public ExportRequest withBackend(Backend other) {
        return new ExportRequest(model, preprocessing, methods, settings, other);
    }
}
