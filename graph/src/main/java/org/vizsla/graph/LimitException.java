package org.vizsla.graph;

import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.suggestion.Remedy;

/** A file asks for more work than a {@link Limit} allows; it was refused before that work began. */
public final class LimitException extends VizslaException {
    private LimitException(String message, Limit limit) {
        super(message, new Remedy.Raise(limit));
    }

    /** The refusal of something that has this much. */
    public static LimitException of(Limit limit, String amount, String what) {
        return new LimitException(
                what + " has " + amount + " " + limit.unit() + ", and the limit '" + limit.title() + "' is "
                        + limit.value(),
                limit);
    }

    /** The refusal of something whose amount was not counted to the end. */
    public static LimitException beyond(Limit limit, String what) {
        return new LimitException(
                what + " exceeds the limit '" + limit.title() + "': " + limit.value() + " " + limit.unit(), limit);
    }

    /**
     * Refuses what has more than a limit allows.
     *
     * @param what has that much, as a message calls it
     * @throws LimitException if it has more
     */
    public static void check(Limit limit, long amount, String what) {
        if (limit.isExceededBy(amount)) {
            throw of(limit, Long.toString(amount), what);
        }
    }
}
