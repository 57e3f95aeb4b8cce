package org.vizsla.cli.command;

import java.time.Duration;
import java.util.Optional;
import org.vizsla.cli.terminal.Durations;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.models.Model;

/** How long work is likely to take, said before it begins. */
final class ExpectedTime {
    /** Fewer passes end before anybody asks, and timing one would take longer. */
    private static final int FEW_PASSES = 200;

    /** Shorter work is not announced. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private ExpectedTime() {}

    /** The time that methods take for some images, by a forward pass that is timed; zero if they take few passes. */
    static Duration of(CostEstimate cost, Model model, ExplainerSettings settings, int images) {
        double passes = cost.all() * images;
        return passes < FEW_PASSES
                ? Duration.ZERO
                : Duration.ofNanos(
                        (long) (passes * CostEstimate.timedPass(model, settings).toNanos()));
    }

    /** The line that announces it; none if it is short. */
    static Optional<String> note(Duration time) {
        return time.compareTo(SHORT) < 0
                ? Optional.empty()
                : Optional.of("vizsla: this takes " + Durations.words(time));
    }
}
