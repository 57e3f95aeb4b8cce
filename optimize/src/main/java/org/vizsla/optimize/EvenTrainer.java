package org.vizsla.optimize;

import java.util.Map;
import java.util.function.DoubleConsumer;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Trains by {@link Pace.Even}: each step goes along the gradient of the target's log-odds until these are where they should be. */
final class EvenTrainer implements Trainer {
    private final Model model;
    private final Pace.Even pace;
    private final int steps;
    private final TrainingState state;
    private final Opened opened = new Opened();
    private final Session gradients;
    private final Session scores;
    private final WeightMove move;
    private double start;
    private double end;

    EvenTrainer(
            Model model, TrainingGraph graphs, TrainingState state, Pace.Even pace, int steps, SessionSettings where) {
        this.model = model;
        this.pace = pace;
        this.steps = steps;
        this.state = state;
        try {
            gradients = opened.add(Session.open(graphs.gradients(), where), Session::close);
            scores = opened.add(Session.open(graphs.head(), where), Session::close);
            move = opened.add(new WeightMove(graphs.whole(), state.parameters(), where), WeightMove::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public boolean begin(Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        if (pace.kept() < 1) {
            move.run(state.weights(), state.weightsAsSlopes(), pace.kept() - 1, cancellation);
        }
        start = logOdds(feeds, target, cancellation);
        end = Math.log(pace.to() / (1 - pace.to()));
        if (start > end) {
            end += start;
        }
        return pace.kept() < 1;
    }

    @Override
    public void step(int number, Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        approach(start + (end - start) * number / steps, feeds, target, cancellation);
    }

    /** Moves the weights along the gradient of the log-odds until these are as wanted, or as near as the line comes. */
    private void approach(double wanted, Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        double before = logOdds(feeds, target, cancellation);
        gradients.run(feeds, state.slopes(), cancellation);
        double square = WeightMove.square(state.slopes());
        if (!(square > 0) || !Double.isFinite(square)) {
            return;
        }
        double[] moved = {0};
        DoubleConsumer moveTo = length -> {
            move.run(state.weights(), state.slopes(), length - moved[0], cancellation);
            moved[0] = length;
        };
        moveTo.accept(LineSearch.find(wanted, before, (wanted - before) / square, length -> {
            moveTo.accept(length);
            return logOdds(feeds, target, cancellation);
        }));
    }

    private double logOdds(Map<String, Tensor> feeds, int target, Cancellation cancellation) {
        Tensor all = scores.run(feeds, cancellation).get(model.scores());
        return Probabilities.logOdds(model, all.rows(0, 1).floats(), target);
    }

    @Override
    public void close() {
        opened.close();
    }
}
