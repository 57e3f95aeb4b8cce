package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vizsla.runtime.Cancellation;

/**
 * Things that take long to make, such as sessions: each is made when it is first needed, and kept. They are made on other threads, so that a cancelled call does not
 * wait for them; what it began is kept for the next call. Safe to use from several threads.
 */
final class Kept<K, V> implements AutoCloseable {
    private final Executor workers;
    private final Consumer<? super V> closing;
    private final Map<K, CompletableFuture<V>> things = new HashMap<>();

    Kept(Executor workers, Consumer<? super V> closing) {
        this.workers = workers;
        this.closing = closing;
    }

    /** The thing with this key. If making it fails, the next call tries again. */
    V of(K key, Supplier<V> making, Cancellation cancellation) {
        cancellation.check();
        CompletableFuture<V> thing = begun(key, making);
        try {
            return cancellation.await(thing);
        } finally {
            forgetIfFailed(key, thing);
        }
    }

    private synchronized CompletableFuture<V> begun(K key, Supplier<V> making) {
        return things.computeIfAbsent(key, missing -> CompletableFuture.supplyAsync(making, workers));
    }

    private synchronized void forgetIfFailed(K key, CompletableFuture<V> thing) {
        if (thing.isCompletedExceptionally()) {
            things.remove(key, thing);
        }
    }

    /** Closes all things; one that is still being made is closed when it is finished, and nobody waits for it. */
    @Override
    public synchronized void close() {
        List<CompletableFuture<Boolean>> closings =
                things.values().stream().map(thing -> thing.handle(this::close)).toList();
        things.clear();
        closings.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(CompletableFuture::join);
    }

    /** Closes a thing, and answers whether it had been made. */
    private boolean close(@Nullable V made, @Nullable Throwable failure) {
        if (made != null) {
            closing.accept(made);
        }
        return failure == null;
    }
}
