package org.vizsla.cli.option;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.Objective;
import org.vizsla.optimize.Pace;
import picocli.CommandLine.Option;

/** How the classifier is trained further. */
public final class EvolutionOptions {
    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "8",
            description = "Training steps shown by the evolution. Default: ${DEFAULT-VALUE}.")
    private int steps = EvolutionSettings.DEFAULT.steps();

    @Option(
            names = "--objective",
            paramLabel = "GOAL",
            converter = ObjectiveName.class,
            defaultValue = "cross-entropy",
            description =
                    "What training minimizes: cross-entropy towards the target (default), or, with score-descent, the"
                            + " target's raw score, as in the student project that Vizsla grew out of.")
    private Objective objective = EvolutionSettings.DEFAULT.objective();

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "Stochastic gradient descent with this rate, with momentum and weight decay (0.1 if one of these is"
                            + " given), from the network's own state. Default: each step as long as it takes for the"
                            + " target's probability to rise evenly (in log-odds) up to 99 %%.")
    private @Nullable Float learningRate;

    @Option(
            names = "--keep",
            paramLabel = "SHARE",
            description =
                    "The share of each trained weight that is kept at the start, from 0 to 1. Default: 0.1, so that"
                            + " the network knows next to nothing and learns the target from this image; 1 goes on from"
                            + " the network's own state, which hardly changes the gradient.")
    private @Nullable Float kept;

    @Option(names = "--momentum", paramLabel = "M", description = "Default with a learning rate: 0.9.")
    private @Nullable Float momentum;

    @Option(names = "--weight-decay", paramLabel = "D", description = "Default with a learning rate: 1e-4.")
    private @Nullable Float weightDecay;

    @Option(
            names = "--trainable",
            paramLabel = "LAYER",
            description =
                    "The layers to train: a name, or the beginning of names up to a dot ('vizsla inspect' lists them)."
                            + " Default: the fully connected layers after the last convolution, or else the last convolution.")
    private String trainable = "";

    public EvolutionSettings settings() {
        return new EvolutionSettings(objective, steps, pace(), trainable);
    }

    private Pace pace() {
        boolean even = learningRate == null && momentum == null && weightDecay == null;
        if (even && objective == Objective.CROSS_ENTROPY) {
            return kept == null ? Pace.Even.DEFAULT : new Pace.Even(kept, Pace.Even.DEFAULT.to());
        }
        if (kept != null) {
            throw new VizslaException("stochastic gradient descent begins with the network's own state; omit --keep");
        }
        return new Pace.Sgd(
                Objects.requireNonNullElse(learningRate, Pace.Sgd.DEFAULT.learningRate()),
                Objects.requireNonNullElse(momentum, Pace.Sgd.DEFAULT.momentum()),
                Objects.requireNonNullElse(weightDecay, Pace.Sgd.DEFAULT.weightDecay()));
    }

    /** Reads {@code cross-entropy} as {@link Objective#CROSS_ENTROPY}. */
    static final class ObjectiveName implements picocli.CommandLine.ITypeConverter<Objective> {
        @Override
        public Objective convert(String text) {
            return Values.one(text, Stream.of(Objective.values()));
        }
    }
}
