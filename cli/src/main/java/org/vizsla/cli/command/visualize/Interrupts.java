package org.vizsla.cli.command.visualize;

import org.jline.utils.Signals;
import org.vizsla.cli.terminal.StoppedException;
import org.vizsla.runtime.Cancellation;

/** Ctrl-C while pictures are optimized. */
final class Interrupts {
    private Interrupts() {}

    /** The first Ctrl-C ends the work, which is then written; the second one ends all. */
    static void cancel(Cancellation cancellation) {
        Signals.register("INT", () -> {
            if (cancellation.isCancelled()) {
                System.exit(StoppedException.STATUS);
            }
            cancellation.cancel();
        });
    }
}
