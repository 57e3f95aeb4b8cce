package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.MethodNotes;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.Version;

/** What a page that explains pictures in a browser knows of its explainer. */
public final class SiteJson {
    private SiteJson() {}

    /**
     * Describes a page.
     *
     * @param explainer the description that the explainer carries
     * @param files the page's own, each with its name and size
     * @param examples pictures that it offers, each also with a title
     * @param single whether all files are in the page itself
     */
    public static Map<String, Object> of(
            Model model,
            Preprocessing preprocessing,
            Map<String, Object> explainer,
            Map<String, Object> files,
            List<Map<String, Object>> examples,
            boolean single) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", Version.current());
        json.put("explainer", explainer);
        json.put("yieldsProbabilities", model.yieldsProbabilities());
        json.put("rounding", preprocessing.fit().rounding().name().toLowerCase(Locale.ROOT));
        json.put(
                "fitted",
                preprocessing
                        .fit()
                        .describe(preprocessing.height(), preprocessing.width())
                        .replace(" x ", " × "));
        json.put("methods", methods(explainer));
        json.put("isSingle", single);
        json.put("files", files);
        json.put("examples", examples);
        return json;
    }

    /** The text of it that may stand inside of a script element, which nothing in it ends. */
    public static String inPage(Map<String, Object> json) {
        return Json.compact(json).replace("<", "\\u003c");
    }

    /** All methods in words, those of one pass before the others. */
    private static List<Map<String, Object>> methods(Map<String, Object> explainer) {
        Map<?, ?> outputs = (Map<?, ?>) Objects.requireNonNull(explainer.get("outputs"));
        return Stream.of(outputs.get("maps"), explainer.get("loops"))
                .flatMap(list -> ((List<?>) Objects.requireNonNull(list)).stream())
                .map(map -> Methods.byName(String.valueOf(((Map<?, ?>) map).get("method"))))
                .<Map<String, Object>>map(SiteJson::method)
                .toList();
    }

    private static Map<String, Object> method(MethodEntry<?> entry) {
        MethodNotes notes = MethodNotes.of(entry.name());
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("name", entry.name());
        method.put("title", entry.title());
        method.put("description", entry.description());
        method.put("question", notes.question());
        method.put("misleads", notes.misleads());
        method.put("paper", entry.paper());
        return method;
    }
}
