package org.vizsla.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;

/**
 * What the tasks of one process share, such as compiled explainers. Each is made by the first task that needs it; one that no task uses stays until another is needed. Safe to use from several threads.
 */
final class Shared<V extends AutoCloseable> {
    private final Map<String, Entry<V>> entries = new HashMap<>();

    private static final class Entry<V> {
        private final CompletableFuture<V> value = new CompletableFuture<>();
        private int users;
    }

    /** The use of a value. */
    record Lease<V>(V value, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * The value of this key, which is made if there is none; the other tasks that need it wait.
     *
     * @throws RuntimeException if it cannot be made; the next task tries again
     */
    Lease<V> lease(String key, Supplier<V> maker) {
        Entry<V> entry;
        boolean first;
        synchronized (entries) {
            entry = entries.get(key);
            first = entry == null;
            if (entry == null) {
                closeUnused();
                entry = new Entry<>();
                entries.put(key, entry);
            }
            entry.users++;
        }
        if (first) {
            try {
                entry.value.complete(maker.get());
            } catch (Throwable e) {
                synchronized (entries) {
                    entries.remove(key);
                }
                entry.value.completeExceptionally(e);
            }
        }
        Entry<V> used = entry;
        return new Lease<>(value(used), () -> {
            synchronized (entries) {
                used.users--;
            }
        });
    }

    private static <V> V value(Entry<V> entry) {
        try {
            return entry.value.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private void closeUnused() {
        entries.values().removeIf(entry -> {
            if (entry.users > 0) {
                return false;
            }
            try {
                entry.value.join().close();
            } catch (Exception e) {
                throw new VizslaException("cannot close what no task uses: " + e.getMessage(), e);
            }
            return true;
        });
    }
}
