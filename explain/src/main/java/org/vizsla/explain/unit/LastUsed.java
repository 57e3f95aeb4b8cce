package org.vizsla.explain.unit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things that take long to open, such as sessions, of which those that were used last stay open. One that is in use is closed when its last user has ended. Safe to use from several threads, which wait
 * for each other only while the same thing is opened.
 */
final class LastUsed<K, V> implements AutoCloseable {
    private final int most;
    private final Consumer<? super V> closing;
    private final Map<K, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean isClosed;

    /**
     * Nothing is open yet.
     *
     * @param most how many stay open
     */
    LastUsed(int most, Consumer<? super V> closing) {
        this.most = most;
        this.closing = closing;
    }

    /** Opens the thing with this key unless it is open, and uses it. */
    <T> T use(K key, Supplier<V> opening, Function<? super V, T> use) {
        Entry entry = begin(key);
        try {
            return use.apply(entry.opened(opening));
        } finally {
            end(entry);
        }
    }

    private synchronized Entry begin(K key) {
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
        Entry entry = entries.computeIfAbsent(key, missing -> new Entry());
        entry.users++;
        return entry;
    }

    private void end(Entry entry) {
        List<Entry> unused = new ArrayList<>();
        synchronized (this) {
            entry.users--;
            if (entry.isDropped && entry.users == 0) {
                unused.add(entry);
            }
            unused.addAll(dropped(isClosed ? 0 : most));
        }
        unused.forEach(Entry::close);
    }

    /** Drops the oldest until so many are left, and returns those that nobody uses. */
    private List<Entry> dropped(int left) {
        List<Entry> unused = new ArrayList<>();
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > left) {
            Entry entry = oldest.next();
            oldest.remove();
            entry.isDropped = true;
            if (entry.users == 0) {
                unused.add(entry);
            }
        }
        return unused;
    }

    @Override
    public void close() {
        List<Entry> unused;
        synchronized (this) {
            isClosed = true;
            unused = dropped(0);
        }
        unused.forEach(Entry::close);
    }

    /** A thing, and how many use it; both numbers are guarded by the whole. */
    private final class Entry {
        private int users;
        private boolean isDropped;
        private @Nullable V thing;

        synchronized V opened(Supplier<V> opening) {
            V known = thing;
            if (known == null) {
                known = opening.get();
                thing = known;
            }
            return known;
        }

        synchronized void close() {
            if (thing != null) {
                closing.accept(thing);
                thing = null;
            }
        }
    }
}
