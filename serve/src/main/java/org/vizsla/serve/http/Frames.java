package org.vizsla.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;

/**
 * An answer in frames: progress as it comes, then a result or a failure. The latest progress is sent again and again, so that work for somebody who has gone away is cancelled.
 *
 * <p>A frame is its length (four bytes, little endian), its kind (one byte) and its content. A result begins with the length of its header (four bytes), the header as JSON, with spaces to a multiple
 * of four, and its data.
 */
public final class Frames implements AutoCloseable {
    private static final int PROGRESS = 1;
    private static final int RESULT = 2;
    private static final int FAILURE = 3;
    private static final long HEARTBEAT = 400;
    private static final int ALIGNED = 4;

    /** Answers with a failure where nothing was sent yet. */
    @FunctionalInterface
    public interface Refusal {
        void answer(Failure failure);
    }

    private final OutputStream out;
    private final Refusal refusal;
    private final Cancellation cancellation;
    private final ScheduledFuture<?> heartbeat;
    private Map<String, Object> progress = Map.of("state", "waiting", "ahead", 0, "part", 0);
    private boolean begun;
    private boolean ended;

    /**
     * Begins an answer.
     *
     * @param refusal is used for a failure before the first frame, which has a status of its own
     * @param cancellation is cancelled when nobody listens any more
     */
    public Frames(OutputStream out, Refusal refusal, Cancellation cancellation, ScheduledExecutorService clock) {
        this.out = out;
        this.refusal = refusal;
        this.cancellation = cancellation;
        this.heartbeat = clock.scheduleAtFixedRate(this::beat, HEARTBEAT, HEARTBEAT, TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (!ended) {
            write(PROGRESS, json(progress));
        }
    }

    /** Work waits for its turn. */
    public synchronized void waits(int ahead) {
        progress = Map.of("state", "waiting", "ahead", ahead, "part", 0);
    }

    /** Work is under way. */
    public synchronized void reaches(double part) {
        progress = Map.of("state", "running", "ahead", 0, "part", part);
    }

    /** Sends what is known already. */
    public synchronized void sends(Map<String, Object> part) {
        if (!ended) {
            write(PROGRESS, json(part));
        }
    }

    /** Ends with a result. */
    public synchronized void result(Map<String, Object> header, byte[] data) {
        byte[] json = json(header);
        int padded = (json.length + ALIGNED - 1) / ALIGNED * ALIGNED;
        ByteBuffer content =
                ByteBuffer.allocate(Integer.BYTES + padded + data.length).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(padded).put(json);
        for (int i = json.length; i < padded; i++) {
            content.put((byte) ' ');
        }
        end(RESULT, content.put(data).array());
    }

    /** Ends with a failure. */
    public synchronized void fails(Failure failure) {
        if (begun) {
            end(FAILURE, json(failure.json()));
        } else {
            ended = true;
            refusal.answer(failure);
        }
    }

    private void end(int kind, byte[] content) {
        if (!ended) {
            ended = true;
            write(kind, content);
        }
    }

    private void write(int kind, byte[] content) {
        begun = true;
        try {
            out.write(ByteBuffer.allocate(Integer.BYTES + 1)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(content.length)
                    .put((byte) kind)
                    .array());
            out.write(content);
            out.flush();
        } catch (IOException e) {
            ended = true;
            cancellation.cancel();
        }
    }

    private static byte[] json(Map<String, Object> value) {
        return Json.compact(value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        heartbeat.cancel(false);
    }
}
