package org.vizsla.cli.command.visualize;

import org.vizsla.cli.terminal.Progress;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.runtime.Cancellation;

/** Counts steps; from the first one on, Ctrl-C leaves something. */
final class StepProgress implements VisualizationListener {
    private final Progress progress;
    private final Cancellation cancellation;
    private boolean begun;

    StepProgress(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    @Override
    public void stepped(int picture, int step, double value) {
        progress.steps(1);
        if (!begun) {
            begun = true;
            Interrupts.cancel(cancellation);
        }
    }

    @Override
    public void resumed(int picture, int steps) {
        progress.steps(steps);
    }
}
