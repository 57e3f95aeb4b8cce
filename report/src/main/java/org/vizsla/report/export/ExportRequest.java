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
 */
public record ExportRequest(
        Model model, Preprocessing preprocessing, List<AttributionMethod> methods, ExplainerSettings settings) {
    public ExportRequest {
        methods = List.copyOf(methods);
    }
}
