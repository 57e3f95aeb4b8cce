package org.vizsla.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.render.page.Assumed;

/** The layers that methods chose themselves, since none was named. */
final class ChosenLayers {
    private ChosenLayers() {}

    static List<Assumed> of(List<AttributionMethod> methods, Explanation explanation, Advice advice) {
        Set<String> layers = new LinkedHashSet<>();
        for (AttributionMethod method : methods) {
            MethodEntry<?> entry = Methods.byName(method.name());
            Attribution attribution = explanation.attributions().get(method.name());
            if (attribution != null && isLeftOpen(entry, method)) {
                layers.addAll(attribution.layers());
            }
        }
        List<Assumed> chosen = new ArrayList<>();
        if (!layers.isEmpty()) {
            chosen.add(new Assumed(
                    "methods that look at a layer look at " + String.join(", ", layers) + ", the last feature map",
                    advice.words(Remedy.give(Setting.LAYER))));
        }
        return chosen;
    }

    private static boolean isLeftOpen(MethodEntry<?> entry, AttributionMethod method) {
        return entry.has(Parameter.LAYER)
                && Objects.equals(
                        entry.values(method).get(Parameter.LAYER),
                        entry.values(entry.standard()).get(Parameter.LAYER));
    }
}
