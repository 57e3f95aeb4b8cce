package org.vizsla.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.limit.Limit;

/** Stops work that takes longer than a limit, in seconds from when this was made. */
final class Deadline implements AutoCloseable {
    private final Limit limit;
    private final String what;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Void> open = new CompletableFuture<>();

    /** A deadline for {@code what}, as a message calls it. */
    Deadline(Limit limit, String what) {
        this.limit = limit;
        this.what = what;
        open.orTimeout(limit.value(), TimeUnit.SECONDS).exceptionally(late -> {
            cancellation.cancel();
            return null;
        });
    }

    /**
     * Does the work.
     *
     * @throws LimitException if it was stopped
     */
    <T> T keep(Function<Cancellation, T> work) {
        try {
            return work.apply(cancellation);
        } catch (CancelledException e) {
            throw LimitException.beyond(limit, what);
        }
    }

    @Override
    public void close() {
        open.complete(null);
    }
}
