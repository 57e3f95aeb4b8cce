package org.vizsla.explain;

import java.util.List;
import java.util.Map;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.Model;

/** Whether methods apply to a network, asked as {@link Explainer} asks it: by compiling them. */
public final class Applicability {
    private Applicability() {}

    /**
     * Why methods do not apply, by their names; those that are missing do.
     *
     * @param methods that are one graph; whether others apply shows when they run
     */
    public static Map<String, Reason> reasons(Model model, List<? extends GraphMethod> methods) {
        return ExplainerGraph.compile(new Layers(model), methods, ExplainerSettings.DEFAULT.skippingNotApplicable())
                .notApplicable();
    }
}
