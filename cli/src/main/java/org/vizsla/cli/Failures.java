package org.vizsla.cli;

import org.vizsla.graph.VizslaException;

/** Keeps going over many pictures when one of them fails, and fails at the end. */
final class Failures {
    private final int all;
    private final Progress progress;
    private int failed;

    Failures(int all, Progress progress) {
        this.all = all;
        this.progress = progress;
    }

    /** Does the work for one picture; a failure that the user can do something about is told, unless it is the only picture: then it is thrown. */
    void attempt(Runnable work) {
        if (all == 1) {
            work.run();
            return;
        }
        try {
            work.run();
        } catch (UsageException e) {
            throw e;
        } catch (VizslaException e) {
            failed++;
            progress.err("vizsla: " + Remedies.message(e));
        }
    }

    /** Whether nothing has worked so far. */
    boolean areAll() {
        return failed == all;
    }

    /** Fails if anything did. */
    void finish() {
        if (failed > 0) {
            throw new VizslaException(failed + " of " + all + " pictures could not be explained; see above");
        }
    }
}
