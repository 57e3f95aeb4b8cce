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
     * The reasons why methods do not apply, by method name. They are compiled to find out, just as {@link Explainer} compiles them.
     *
     * @param methods graph methods; whether a streamed method applies shows only when it runs
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
     * The reasons as lines of text, one for all methods that share a reason, such as {@code cam, score_cam skipped: there is no feature map}.
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

    /** Reports each skipped method once, however many explanations lack it. */
    public static final class Told {
        private final Set<String> methods = new HashSet<>();

        /** Lines about the methods that have not been reported yet. */
        public List<String> news(Map<String, String> reasons) {
            Map<String, String> news = new LinkedHashMap<>(reasons);
            news.keySet().removeAll(methods);
            methods.addAll(news.keySet());
            return lines(news);
        }
    }
}
