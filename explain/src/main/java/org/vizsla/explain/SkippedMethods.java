package org.vizsla.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods that do not apply to a network, in lines for people: one for all methods that share a reason. */
public final class SkippedMethods {
    private SkippedMethods() {}

    /**
     * Lines such as {@code cam, score_cam skipped: there is no feature map}.
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
