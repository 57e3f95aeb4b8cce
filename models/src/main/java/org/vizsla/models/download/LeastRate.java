package org.vizsla.models.download;

import java.time.Duration;

/** Watches how fast a body comes: a server that sends a byte now and then is never silent for long, and would hold a download forever. */
final class LeastRate {
    private final long bytesPerSecond;
    private final Duration window;
    private long start = System.nanoTime();
    private long came;

    /**
     * Judges each stretch of time of some length by itself.
     *
     * @param window of time, so long that a short break in a fast download does not count
     */
    LeastRate(long bytesPerSecond, Duration window) {
        this.bytesPerSecond = bytesPerSecond;
        this.window = window;
    }

    /** Takes note of bytes that came; whether they come fast enough. */
    boolean holds(long bytes) {
        came += bytes;
        long elapsed = System.nanoTime() - start;
        if (elapsed < window.toNanos()) {
            return true;
        }
        boolean enough = came >= bytesPerSecond * (elapsed / 1e9);
        start += elapsed;
        came = 0;
        return enough;
    }
}
