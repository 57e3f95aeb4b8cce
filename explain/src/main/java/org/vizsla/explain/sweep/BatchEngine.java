package org.vizsla.explain.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vizsla.runtime.Cancellation;

/**
 * Runs work that is cut into parts: several at once, but no more than asked for, with results in the order of the parts. It owns the threads of
 * an explainer, for all its graphs and all calls. Safe to use from several threads.
 */
public final class BatchEngine implements AutoCloseable {
    /** Computes a part, on a thread of the engine. */
    @FunctionalInterface
    public interface PartTask<T> {
        /**
         * Computes it.
         *
         * @param cancellation stops it when the call is cancelled, or when another part has failed
         */
        T compute(int part, Cancellation cancellation);
    }

    private final ExecutorService workers = Executors.newCachedThreadPool(BatchEngine::worker);

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "vizsla-batch");
        thread.setDaemon(true);
        return thread;
    }

    /** The threads, for other long work. */
    Executor workers() {
        return workers;
    }

    /**
     * Computes all parts. If one fails or the call is cancelled, the others are stopped; none is running any more when this returns or throws.
     *
     * @param parts how many there are
     * @param atOnce how many are computed at the same time
     * @param ended is given each result in order, on the thread of the caller
     */
    public <T> void run(int parts, int atOnce, Cancellation cancellation, PartTask<T> task, Consumer<T> ended) {
        cancellation.within(ofParts -> {
            run(new Run<>(parts, atOnce, task, ofParts), result -> {
                cancellation.check();
                ended.accept(result);
            });
            return parts;
        });
    }

    private <T> void run(Run<T> run, Consumer<T> ended) {
        try {
            for (int part = 0; part < run.parts; part++) {
                run.startUpTo(part + run.atOnce);
                T result = run.running.remove().join();
                run.startUpTo(part + 1 + run.atOnce);
                ended.accept(result);
            }
        } catch (CompletionException e) {
            throw run.failure(e);
        } finally {
            run.end();
        }
    }

    /** One run: the parts in progress, and the first failure. */
    private final class Run<T> {
        private final int parts;
        private final int atOnce;
        private final PartTask<T> task;
        private final Cancellation cancellation;
        private final Deque<CompletableFuture<T>> running = new ArrayDeque<>();
        private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
        private int started;

        Run(int parts, int atOnce, PartTask<T> task, Cancellation cancellation) {
            this.parts = parts;
            this.atOnce = atOnce;
            this.task = task;
            this.cancellation = cancellation;
        }

        void startUpTo(int end) {
            while (started < Math.min(end, parts)) {
                int part = started++;
                running.add(CompletableFuture.supplyAsync(() -> compute(part), workers));
            }
        }

        private T compute(int part) {
            try {
                return task.compute(part, cancellation);
            } catch (RuntimeException | Error e) {
                if (firstFailure.compareAndSet(null, e)) {
                    cancellation.cancel();
                }
                throw e;
            }
        }

        /** The first failure. */
        private RuntimeException failure(CompletionException last) {
            Throwable first = firstFailure.get();
            if (first instanceof CompletionException wrapper && wrapper.getCause() != null) {
                first = wrapper.getCause();
            }
            return first instanceof RuntimeException known ? known : last;
        }

        /** Stops the parts that nobody waits for any more. */
        void end() {
            if (!running.isEmpty()) {
                cancellation.cancel();
            }
            running.forEach(
                    rest -> rest.handle((result, failure) -> failure == null).join());
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
