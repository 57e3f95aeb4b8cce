package org.vizsla.report.export.site;

import java.util.List;
import org.vizsla.report.export.ExportRequest;

/**
 * Which page is written.
 *
 * @param explainer what it explains pictures with
 * @param examples pictures that it offers; it begins with the first
 * @param singleFile whether all is in the page itself, so that it also works from disk, where browsers read no files beside a page
 */
public record SiteRequest(ExportRequest explainer, List<Example> examples, boolean singleFile) {
    public SiteRequest {
        examples = List.copyOf(examples);
    }
}
