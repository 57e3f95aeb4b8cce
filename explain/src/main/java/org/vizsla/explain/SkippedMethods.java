package org.vizsla.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;

/** The methods that do not apply to a network, and why. */
public final class SkippedMethods {
    private SkippedMethods() {}

    /**
     * Why methods do not apply, by their names; those that are missing do. They are compiled to find out, as {@link Explainer} does it.
     *
     * @param methods that are one graph; whether others apply shows when they run
     */
    public static Map<String, String> reasons(Model model, List<? extends GraphMethod> methods) {
        return ExplainerGraph.compile(
                        new Layers(model),
                        methods,
                        ExplainerSettings.DEFAULT.skippingNotApplicable(),
                        Cancellation.NEVER)
                .notApplicable();
    }

    /**
     * The reasons in lines for people, one for all methods that share a reason, such as {@code cam, score_cam skipped: there is no feature map}.
     *
     * @param reasons by the method's name
     */
    public static List<String> lines(Map<String, String> reasons) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        reasons.forEach((method, reason) ->
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(method));
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, methods) -> lines.add(String.join(", ", methods) + " skipped: " + reason));
        return lines;
    }

    /** Says of each method only once that it does not apply, however many explanations lack it. */
    public static final class Told {
        private final Set<String> methods = new HashSet<>();

        /** Lines about the methods that were not told of yet. */
        public List<String> news(Map<String, String> reasons) {
            Map<String, String> news = new LinkedHashMap<>(reasons);
            news.keySet().removeAll(methods);
            methods.addAll(news.keySet());
            return lines(news);
        }
    }
}
