package org.vizsla.cli.option;

import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.Objective;
import picocli.CommandLine.Option;

/** How the classifier is trained further. */
public final class EvolutionOptions {
    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "6",
            description = "Training steps shown by the evolution. Default: ${DEFAULT-VALUE}.")
    private int steps = EvolutionSettings.DEFAULT.steps();

    @Option(
            names = "--objective",
            paramLabel = "cross-entropy|score-descent",
            converter = ObjectiveName.class,
            defaultValue = "cross-entropy",
            description =
                    "What training minimizes: cross-entropy towards the target (default), or the target's raw score, as"
                            + " in the student project that Vizsla grew out of.")
    private Objective objective = EvolutionSettings.DEFAULT.objective();

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.1",
            description = "Step size of stochastic gradient descent. Default: ${DEFAULT-VALUE}.")
    private float learningRate = EvolutionSettings.DEFAULT.learningRate();

    @Option(names = "--momentum", paramLabel = "M", defaultValue = "0.9", description = "Default: ${DEFAULT-VALUE}.")
    private float momentum = EvolutionSettings.DEFAULT.momentum();

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            defaultValue = "1e-4",
            description = "Default: ${DEFAULT-VALUE}.")
    private float weightDecay = EvolutionSettings.DEFAULT.weightDecay();

    @Option(
            names = "--trainable",
            paramLabel = "LAYER",
            description =
                    "The layers to train: a name, or the beginning of names up to a dot ('vizsla inspect' lists them)."
                            + " Default: the fully connected layers after the last convolution, or else the last convolution.")
    private String trainable = "";

    public EvolutionSettings settings() {
        return new EvolutionSettings(objective, steps, learningRate, momentum, weightDecay, trainable);
    }

    /** Reads {@code cross-entropy} as {@link Objective#CROSS_ENTROPY}. */
    static final class ObjectiveName implements picocli.CommandLine.ITypeConverter<Objective> {
        @Override
        public Objective convert(String text) {
            for (Objective objective : Objective.values()) {
                if (objective.toString().equals(text)) {
                    return objective;
                }
            }
            throw new picocli.CommandLine.TypeConversionException(
                    "'" + text + "' is not one of cross-entropy, score-descent");
        }
    }
}
