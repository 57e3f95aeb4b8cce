package org.vizsla.serve.shelf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Things by their keys, up to a number and a size; the one that was used longest ago goes first. One that is in use when it goes is closed when nobody uses it any more. A thing that several ask for at
 * once is made once.
 */
final class Shelf<K, V> implements AutoCloseable {
    private final int most;
    private final long largest;
    private final ToLongFunction<V> size;
    private final Consumer<V> close;
    private final LinkedHashMap<K, Place<V>> places = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<K, CompletableFuture<Void>> making = new HashMap<>();
    private boolean closed;

    /** Where a thing stands. */
    private static final class Place<V> {
        final V thing;
        final long size;
        int users;
        boolean gone;

        Place(V thing, long size) {
            this.thing = thing;
            this.size = size;
        }
    }

    /**
     * A shelf.
     *
     * @param most things
     * @param largest sum of their sizes
     * @param close what is done with one that goes
     */
    Shelf(int most, long largest, ToLongFunction<V> size, Consumer<V> close) {
        this.most = most;
        this.largest = largest;
        this.size = size;
        this.close = close;
    }

    /** Whether there is such a thing, without using it. */
    synchronized boolean has(K key) {
        return places.containsKey(key);
    }

    /** All things, the one used longest ago first. */
    synchronized List<V> all() {
        return places.values().stream().map(place -> place.thing).toList();
    }

    /** Uses a thing, if it is there. */
    <T> Optional<T> use(K key, Function<V, T> work) {
        Place<V> place = taken(key);
        return place == null ? Optional.empty() : Optional.of(used(place, work));
    }

    /** Uses a thing, which is made if it is not there. */
    <T> T use(K key, Supplier<V> make, Function<V, T> work) {
        while (true) {
            Place<V> place = taken(key);
            if (place != null) {
                return used(place, work);
            }
            make(key, make);
        }
    }

    /** Puts a thing where there is none of its key. */
    void put(K key, V thing) {
        List<Place<V>> closing = new ArrayList<>();
        synchronized (this) {
            if (closed || places.containsKey(key)) {
                closing.add(new Place<>(thing, 0));
            } else {
                places.put(key, new Place<>(thing, size.applyAsLong(thing)));
                closing.addAll(surplus(key));
            }
        }
        closing.forEach(place -> close.accept(place.thing));
    }

    private void make(K key, Supplier<V> make) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> others;
        synchronized (this) {
            if (places.containsKey(key)) {
                return;
            }
            others = making.putIfAbsent(key, own);
        }
        if (others != null) {
            awaitOther(others);
            return;
        }
        try {
            put(key, make.get());
        } finally {
            synchronized (this) {
                making.remove(key);
            }
            own.complete(null);
        }
    }

    /** Another's failure is his alone: who waited tries himself. */
    private static void awaitOther(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("nobody fails it", e);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Place<V> taken(K key) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Place<V> place = places.get(key);
        if (place != null) {
            place.users++;
        }
        return place;
    }

    private <T> T used(Place<V> place, Function<V, T> work) {
        try {
            return work.apply(place.thing);
        } finally {
            boolean last;
            synchronized (this) {
                place.users--;
                last = place.gone && place.users == 0;
            }
            if (last) {
                close.accept(place.thing);
            }
        }
    }

    /** Takes away what is too much, and returns what nobody uses of it. */
    private List<Place<V>> surplus(K kept) {
        List<Place<V>> unused = new ArrayList<>();
        long sum = places.values().stream().mapToLong(place -> place.size).sum();
        Iterator<Map.Entry<K, Place<V>>> oldest = places.entrySet().iterator();
        while (oldest.hasNext() && (places.size() > most || sum > largest)) {
            Map.Entry<K, Place<V>> entry = oldest.next();
            if (entry.getKey().equals(kept)) {
                continue;
            }
            Place<V> place = entry.getValue();
            sum -= place.size;
            place.gone = true;
            oldest.remove();
            if (place.users == 0) {
                unused.add(place);
            }
        }
        return unused;
    }

    /** Takes away all that a condition holds for. */
    void removeIf(java.util.function.Predicate<K> condition) {
        List<V> unused = new ArrayList<>();
        synchronized (this) {
            Iterator<Map.Entry<K, Place<V>>> all = places.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<K, Place<V>> entry = all.next();
                if (condition.test(entry.getKey())) {
                    entry.getValue().gone = true;
                    if (entry.getValue().users == 0) {
                        unused.add(entry.getValue().thing);
                    }
                    all.remove();
                }
            }
        }
        unused.forEach(close);
    }

    @Override
    public void close() {
        removeIf(key -> true);
        synchronized (this) {
            closed = true;
        }
    }
}
