package org.vizsla.optimize;

import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Trains by {@link Pace.Sgd}. */
final class SgdTrainer implements Trainer {
    private final TrainingState state;
    private final Opened opened = new Opened();
    private final Session gradients;
    private final SgdStep step;

    SgdTrainer(TrainingGraph graphs, TrainingState state, Pace.Sgd pace, SessionSettings where) {
        this.state = state;
        try {
            gradients = opened.add(Session.open(graphs.gradients(), where), Session::close);
            step = opened.add(new SgdStep(graphs.whole(), state.parameters(), pace, where), SgdStep::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public boolean begin(Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        return false;
    }

    @Override
    public void step(int number, Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        gradients.run(feeds, state.slopes(), cancellation);
        step.run(state.weights(), state.velocities(), state.slopes(), cancellation);
    }

    @Override
    public void close() {
        opened.close();
    }
}
