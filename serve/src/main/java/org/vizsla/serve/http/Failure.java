package org.vizsla.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.runtime.CancelledException;
import org.vizsla.serve.shelf.GoneException;
import org.vizsla.serve.work.BusyException;

/**
 * What went wrong, as the page hears it.
 *
 * @param kind {@code refused}, {@code gone} (give the file again), {@code busy} (try again later), {@code cancelled} or {@code failed} (an internal error)
 * @param setting of the method with which it would work, if there is one
 */
public record Failure(int status, String kind, String sentence, Optional<Remedy.SetParameter> setting) {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** A request that is refused, with a status of its own. */
    public static Failure refused(int status, String sentence) {
        return new Failure(status, "refused", sentence, Optional.empty());
    }

    /** What an exception means. */
    public static Failure of(Throwable failure) {
        if (failure instanceof GoneException) {
            return new Failure(NOT_FOUND, "gone", text(failure), Optional.empty());
        } else if (failure instanceof BusyException) {
            return new Failure(UNAVAILABLE, "busy", text(failure), Optional.empty());
        } else if (failure instanceof CancelledException) {
            return new Failure(CONFLICT, "cancelled", "cancelled", Optional.empty());
        } else if (failure instanceof RefusedException refused) {
            return refused(refused.status(), text(refused));
        } else if (failure instanceof VizslaException known) {
            return new Failure(
                    BAD_REQUEST,
                    "refused",
                    Advice.sentence(known),
                    known.remedy().flatMap(Advice::setting));
        } else if (failure instanceof OutOfMemoryError || failure instanceof StackOverflowError) {
            return new Failure(
                    UNAVAILABLE,
                    "failed",
                    "this takes more memory than Java has ("
                            + (Runtime.getRuntime().maxMemory() >> 20) + " MB of heap)",
                    Optional.empty());
        }
        return new Failure(INTERNAL, "failed", "internal error: " + failure, Optional.empty());
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** As JSON. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", sentence);
        json.put("kind", kind);
        setting.ifPresent(set -> json.put("set", Map.of(set.parameter(), set.value())));
        return json;
    }
}
