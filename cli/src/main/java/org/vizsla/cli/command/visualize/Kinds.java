package org.vizsla.cli.command.visualize;

import java.util.Map;
import java.util.function.Supplier;
import org.vizsla.cli.terminal.Environment;

/** How the kinds of {@code visualize} are made. */
public final class Kinds {
    private Kinds() {}

    /** Those that need the environment. */
    public static Map<Class<?>, Supplier<Object>> in(Environment environment) {
        return Map.ofEntries(
                Map.entry(FeatureCommand.OfChannel.class, () -> new FeatureCommand.OfChannel(environment)),
                Map.entry(FeatureCommand.OfNeuron.class, () -> new FeatureCommand.OfNeuron(environment)),
                Map.entry(FeatureCommand.OfLayer.class, () -> new FeatureCommand.OfLayer(environment)),
                Map.entry(FeatureCommand.OfClass.class, () -> new FeatureCommand.OfClass(environment)),
                Map.entry(FeatureCommand.OfDirection.class, () -> new FeatureCommand.OfDirection(environment)),
                Map.entry(InvertCommand.class, () -> new InvertCommand(environment)),
                Map.entry(CaricatureCommand.class, () -> new CaricatureCommand(environment)),
                Map.entry(AccentuateCommand.class, () -> new AccentuateCommand(environment)),
                Map.entry(DreamCommand.class, () -> new DreamCommand(environment)),
                Map.entry(AtlasCommand.class, () -> new AtlasCommand(environment)),
                Map.entry(ExamplesCommand.class, () -> new ExamplesCommand(environment)),
                Map.entry(FiltersCommand.class, () -> new FiltersCommand(environment)),
                Map.entry(ActivationsCommand.class, () -> new ActivationsCommand(environment)));
    }
}
