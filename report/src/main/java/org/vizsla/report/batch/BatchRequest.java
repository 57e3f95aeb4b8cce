package org.vizsla.report.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.json.BatchJson;
import org.vizsla.report.page.Advice;

/**
 * What is to be done with the inputs of a batch.
 *
 * @param words that say which inputs
 * @param list the name of a list of more of them
 * @param part how many inputs a part has
 * @param request how they are explained; it has no sources of its own
 * @param pictures how they are drawn, if they are
 * @param retry whether parts in which inputs failed are done again
 * @param advice how a row says what to do about a failure
 */
public record BatchRequest(
        List<String> words,
        Optional<String> list,
        int part,
        ExplanationRequest request,
        Optional<Saving> pictures,
        boolean retry,
        Advice advice) {
    public BatchRequest {
        words = List.copyOf(words);
    }

    /** The same, explained in another way. */
    public BatchRequest with(ExplanationRequest other) {
        return new BatchRequest(words, list, part, other, pictures, retry, advice);
    }

    /** The names of the methods. */
    List<String> methods() {
        return request.methods().stream().map(AttributionMethod::name).toList();
    }

    /** All that must be the same when a batch goes on. */
    Map<String, Object> asked(long count) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        pictures.ifPresent(saving -> {
            drawn.put("files", saving.files().stream().map(Object::toString).toList());
            drawn.put("original_size", saving.originalSize());
            drawn.put("bands", saving.bands().chosen());
        });
        return BatchJson.asked(words, list, count, part, request, drawn);
    }
}
