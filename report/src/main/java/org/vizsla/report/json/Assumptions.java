package org.vizsla.report.json;

import java.util.List;
import org.vizsla.models.Model;
import org.vizsla.models.input.Assumption;

/** What was taken for granted about how a network takes images. */
final class Assumptions {
    private Assumptions() {}

    static List<String> of(Model model) {
        return model.intake().assumptions().stream().map(Assumption::text).toList();
    }
}
