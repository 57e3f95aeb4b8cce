package org.vizsla.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashSet;
import java.util.Set;

/**
 * Ends runs from another thread, within some tens of milliseconds. One that was cancelled stays so: runs that start with it afterwards end at once.
 */
public final class Cancellation {
    private final Set<OrtSession.RunOptions> running = new HashSet<>();
    private boolean cancelled;

    public synchronized void cancel() {
        cancelled = true;
        for (OrtSession.RunOptions run : running) {
            try {
                run.setTerminate(true);
            } catch (OrtException e) {
                throw new RuntimeFailure("cannot cancel a run", e);
            }
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void begin(OrtSession.RunOptions run) {
        if (cancelled) {
            throw new CancelledException();
        }
        running.add(run);
    }

    synchronized void end(OrtSession.RunOptions run) {
        running.remove(run);
    }
}
