package org.vizsla.serve.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * One queue for all who ask. The caller's own thread does the work when its turn comes: in each {@link Lane} the first who came, one at a time.
 *
 * <p>Prompt work begins at once, and a sweep waits at its next border until there is none left. Who waits hears how many are before him, and may give up.
 */
public final class WorkQueue {
    /** How often who waits is told, so that he can see whether anybody still listens; in milliseconds. */
    private static final long TOLD_EVERY = 250;

    private final Map<Lane, Deque<Object>> lanes = new EnumMap<>(Lane.class);

    public WorkQueue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    /** What work that takes many parts calls between them. */
    @FunctionalInterface
    public interface Border {
        /** Returns when there is no prompt work. */
        void pause();
    }

    /**
     * Waits for a turn, and does the work.
     *
     * @param waiting is told how many are before this, some times a second; an exception of it gives the turn up
     * @throws BusyException if too many wait already
     * @throws CancelledException if it was cancelled before its turn came
     */
    public <T> T run(Lane lane, Cancellation cancellation, IntConsumer waiting, Function<Border, T> work) {
        Object turn = enter(lane);
        try {
            await(lane, turn, cancellation, waiting);
            return work.apply(lane == Lane.PROMPT ? cancellation::check : () -> pause(cancellation, waiting));
        } finally {
            leave(lane, turn);
        }
    }

    private synchronized Object enter(Lane lane) {
        Deque<Object> queue = queue(lane);
        if (queue.size() > lane.places()) {
            throw new BusyException();
        }
        Object turn = new Object();
        queue.add(turn);
        return turn;
    }

    private void await(Lane lane, Object turn, Cancellation cancellation, IntConsumer waiting) {
        int before = before(lane, turn);
        while (before > 0) {
            waiting.accept(before);
            before = waited(() -> before(lane, turn), cancellation);
        }
        if (lane == Lane.SWEEP) {
            pause(cancellation, waiting);
        }
    }

    private void pause(Cancellation cancellation, IntConsumer waiting) {
        int prompt = size(Lane.PROMPT);
        while (prompt > 0) {
            waiting.accept(prompt);
            prompt = waited(() -> size(Lane.PROMPT), cancellation);
        }
        cancellation.check();
    }

    /** Counts how many are before somebody. */
    private interface Count {
        int now();
    }

    /** Waits until there is news, or for a while; returns how many are before. */
    @SuppressWarnings("WaitNotInLoop") // Those who call this do so in loops.
    private synchronized int waited(Count count, Cancellation cancellation) {
        cancellation.check();
        int before = count.now();
        if (before > 0) {
            try {
                wait(TOLD_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
        return count.now();
    }

    private synchronized int before(Lane lane, Object turn) {
        int before = 0;
        for (Object other : queue(lane)) {
            if (other == turn) {
                return before;
            }
            before++;
        }
        throw new IllegalStateException("a turn that has ended");
    }

    private synchronized int size(Lane lane) {
        return queue(lane).size();
    }

    private synchronized void leave(Lane lane, Object turn) {
        queue(lane).remove(turn);
        notifyAll();
    }

    private Deque<Object> queue(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
