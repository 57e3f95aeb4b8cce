package org.vizsla.models.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The body of an answer, consumed piece by piece by a thread that does not wait forever. At most one piece is held. */
final class Body implements Flow.Subscriber<List<ByteBuffer>>, Closeable {
    private final Duration silence;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile boolean closed;

    /** What the connection reports: a piece, or an empty one with which it ends. */
    private record Event(List<ByteBuffer> piece, @Nullable Throwable failure) {}

    Body(Duration silence) {
        this.silence = silence;
    }

    /**
     * The next piece, empty at the end.
     *
     * @throws IOException if the connection breaks off, or nothing comes for too long
     */
    Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
        Event event = events.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s");
        }
        if (event.failure() != null) {
            throw new IOException(event.failure().getMessage(), event.failure());
        }
        if (event.piece().isEmpty()) {
            return Optional.empty();
        }
        Flow.Subscription running = subscription.get();
        if (running != null) {
            running.request(1);
        }
        return Optional.of(event.piece());
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription.set(started);
        if (closed) {
            started.cancel();
        } else {
            started.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        if (piece.isEmpty()) {
            Flow.Subscription running = subscription.get();
            if (running != null) {
                running.request(1);
            }
        } else {
            events.add(new Event(piece, null));
        }
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), failure));
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), null));
    }

    /** Closes the connection, at any point. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription running = subscription.get();
        if (running != null) {
            running.cancel();
        }
    }
}
