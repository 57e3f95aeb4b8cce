package org.vizsla.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.suggestion.Remedy;
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
    public static Map<String, Reason> reasons(Model model, List<? extends GraphMethod> methods) {
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
     * @param words phrases a reason, with its remedy
     */
    public static List<String> lines(Map<String, Reason> reasons, Function<Reason, String> words) {
        Map<Reason, List<String>> byReason = new LinkedHashMap<>();
        reasons.forEach((method, reason) ->
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(method));
        List<String> lines = new ArrayList<>();
        byReason.forEach(
                (reason, methods) -> lines.add(String.join(", ", methods) + " skipped: " + words.apply(reason)));
        return lines;
    }

    /** The failure that no method applies; it has a remedy if all methods lack the same. */
    public static NothingAppliesException none(Map<String, Reason> reasons) {
        String message = "no method applies; " + String.join("; ", lines(reasons, Reason::message));
        Set<Optional<Remedy>> remedies =
                reasons.values().stream().map(Reason::remedy).collect(Collectors.toSet());
        return Optional.of(remedies)
                .filter(distinct -> distinct.size() == 1)
                .flatMap(distinct -> distinct.iterator().next())
                .map(remedy -> new NothingAppliesException(message, reasons, remedy))
                .orElseGet(() -> new NothingAppliesException(message, reasons));
    }

    /** Reports each skipped method once, however many explanations lack it. */
    public static final class Told {
        private final Function<Reason, String> words;
        private final Set<String> methods = new HashSet<>();

        /**
         * Nothing has been reported yet.
         *
         * @param words phrases a reason, with its remedy
         */
        public Told(Function<Reason, String> words) {
            this.words = words;
        }

        /** Lines about the methods that have not been reported yet. */
        public List<String> news(Map<String, Reason> reasons) {
            Map<String, Reason> news = new LinkedHashMap<>(reasons);
            news.keySet().removeAll(methods);
            methods.addAll(news.keySet());
            return lines(news, words);
        }
    }
}
