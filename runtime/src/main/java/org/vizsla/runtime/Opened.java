package org.vizsla.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Resources that were opened one after the other, to be closed together: last one first, and all of them, even if closing one fails. */
public final class Opened implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Takes charge of a resource, and returns it. */
    public <T> T add(T thing, Consumer<? super T> close) {
        closings.push(() -> close.accept(thing));
        return thing;
    }

    /** Closes everything, once; of several failures, the last is thrown. */
    @Override
    public void close() {
        Runnable last = closings.poll();
        if (last == null) {
            return;
        }
        try {
            last.run();
        } finally {
            close();
        }
    }
}
