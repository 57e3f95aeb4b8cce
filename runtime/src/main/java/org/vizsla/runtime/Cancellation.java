package org.vizsla.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Stops work from another thread, within some tens of milliseconds. Once cancelled, it stays so: work that starts with it afterwards stops at once. */
public final class Cancellation {
    /** Something that can be stopped while it runs. */
    interface Running {
        void stop();
    }

    /** For work that is never cancelled; it cannot be cancelled, so everyone may share it. */
    public static final Cancellation NEVER = new Cancellation(false);

    private final Set<Running> running = new HashSet<>();
    private final boolean possible;
    private boolean cancelled;

    public Cancellation() {
        this(true);
    }

    private Cancellation(boolean possible) {
        this.possible = possible;
    }

    /**
     * Stops all work that uses this.
     *
     * @throws IllegalStateException if this is {@link #NEVER}
     */
    public synchronized void cancel() {
        if (!possible) {
            throw new IllegalStateException("work that has Cancellation.NEVER is not cancelled; give it a new one");
        }
        cancelled = true;
        running.forEach(Running::stop);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Throws if cancelled; long work that runs no graph should call this now and then.
     *
     * @throws CancelledException if it was cancelled
     */
    public void check() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** Runs work that stops when this is cancelled, and can also be cancelled on its own. */
    public <T> T within(Function<Cancellation, T> work) {
        Cancellation inner = new Cancellation();
        Running stopped = inner::cancel;
        begin(stopped);
        try {
            return work.apply(inner);
        } finally {
            end(stopped);
        }
    }

    /**
     * Waits for work on another thread, but only until this is cancelled; the work then continues, and its result is discarded.
     *
     * @throws CancelledException if this was cancelled first
     */
    public <T> T await(CompletableFuture<T> work) {
        CompletableFuture<T> heard = work.copy();
        Running stopped = () -> heard.completeExceptionally(new CancelledException());
        begin(stopped);
        try {
            return heard.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        } finally {
            end(stopped);
        }
    }

    private static RuntimeException unwrapped(CompletionException wrapper) {
        Throwable failure = wrapper;
        while (failure instanceof CompletionException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : wrapper;
    }

    synchronized void begin(Running run) {
        if (cancelled) {
            throw new CancelledException();
        }
        if (possible) {
            running.add(run);
        }
    }

    synchronized void end(Running run) {
        running.remove(run);
    }
}
