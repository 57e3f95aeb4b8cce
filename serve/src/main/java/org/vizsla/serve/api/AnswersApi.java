package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.Explainer;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.ClassJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.SeenJson;
import org.vizsla.runtime.Cancellation;

/** Answers: what a network says about a picture. */
final class AnswersApi {
    private final Desk desk;

    AnswersApi(Desk desk) {
        this.desk = desk;
    }

    /** The scores of all classes, and what is known about the picture. */
    void answer(Context context) {
        Case asked = Case.of(Body.of(context));
        long start = System.nanoTime();
        Map<String, Object> json = desk.open(
                asked,
                opened -> desk.promptly(() -> desk.explainer(
                        opened,
                        OptionalInt.empty(),
                        Optional.empty(),
                        Cancellation.NEVER,
                        explainer -> json(explainer.model(), explained(explainer, opened)))));
        json.put("milliseconds", Math.round((System.nanoTime() - start) / 1e5) / 1e1);
        context.result(Json.compact(json));
    }

    private ExplainedSource explained(Explainer explainer, Desk.Opened opened) {
        ExplanationRequest request = new ExplanationRequest(
                explainer.model(),
                opened.preprocessing(),
                List.of(),
                List.of(opened.picture().source()),
                Targets.IMPLIED,
                desk.shelves().explainers().settings(),
                0);
        List<ExplainedSource> results = new ArrayList<>();
        new ExplanationJob(request).run(explainer, Cancellation.NEVER, JobListener.NONE, results::add);
        return results.get(0);
    }

    private static Map<String, Object> json(Model model, ExplainedSource explained) {
        ExplainedEntry entry = explained.entries().get(0);
        float[] scores = explained.explanation().scores().floats();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ranking", ClassJson.of(entry.ranking()));
        json.put("scores", scores);
        json.put("probabilities", probabilities(model, scores));
        json.put("seen", explained.seen().map(SeenJson::of).orElse(null));
        json.put(
                "truth",
                entry.truth().map(Truth::region).map(AnswersApi::region).orElse(null));
        json.put("notes", explained.notes());
        return json;
    }

    /** One for each class; null where the network has none. */
    static @Nullable Object probabilities(Model model, float[] scores) {
        float[] probabilities = Probabilities.of(model, scores);
        return probabilities.length > 0 && Float.isNaN(probabilities[0]) ? null : probabilities;
    }

    private static Map<String, Object> region(Region region) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("height", region.height());
        json.put("width", region.width());
        json.put(
                "bits", Base64.getEncoder().encodeToString(Bits.of(region.pixels(), region.height() * region.width())));
        return json;
    }
}
