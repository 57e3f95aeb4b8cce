package org.vizsla.cli.command.visualize;

import java.util.Map;
import java.util.function.Supplier;
import org.vizsla.cli.terminal.Environment;

/** How the kinds of {@code visualize} are made. */
public final class Kinds {
    private Kinds() {}

    /** Those that need the environment. */
    public static Map<Class<?>, Supplier<Object>> in(Environment environment) {
        return Map.of(
                FeatureCommand.OfChannel.class, () -> new FeatureCommand.OfChannel(environment),
                FeatureCommand.OfNeuron.class, () -> new FeatureCommand.OfNeuron(environment),
                FeatureCommand.OfLayer.class, () -> new FeatureCommand.OfLayer(environment),
                FeatureCommand.OfClass.class, () -> new FeatureCommand.OfClass(environment),
                FeatureCommand.OfDirection.class, () -> new FeatureCommand.OfDirection(environment),
                InvertCommand.class, () -> new InvertCommand(environment),
                CaricatureCommand.class, () -> new CaricatureCommand(environment),
                AccentuateCommand.class, () -> new AccentuateCommand(environment),
                FiltersCommand.class, () -> new FiltersCommand(environment),
                ActivationsCommand.class, () -> new ActivationsCommand(environment));
    }
}
