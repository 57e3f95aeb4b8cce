package org.vizsla.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.vizsla.cli.batch.Cluster;
import org.vizsla.cli.command.BatchCommand;
import org.vizsla.cli.command.CompletionCommand;
import org.vizsla.cli.command.DemoCommand;
import org.vizsla.cli.command.DoctorCommand;
import org.vizsla.cli.command.EvaluateCommand;
import org.vizsla.cli.command.EvolveCommand;
import org.vizsla.cli.command.ExplainCommand;
import org.vizsla.cli.command.ExportCommand;
import org.vizsla.cli.command.GalleryCommand;
import org.vizsla.cli.command.GuideCommand;
import org.vizsla.cli.command.HelpCommand;
import org.vizsla.cli.command.InspectCommand;
import org.vizsla.cli.command.MenagerieCommand;
import org.vizsla.cli.command.MethodsCommand;
import org.vizsla.cli.command.ModelsCommand;
import org.vizsla.cli.command.OperatorsCommand;
import org.vizsla.cli.command.ServeCommand;
import org.vizsla.cli.command.VersionCommand;
import org.vizsla.cli.command.visualize.Kinds;
import org.vizsla.cli.command.visualize.VisualizeCommand;
import org.vizsla.cli.terminal.Environment;
import picocli.CommandLine.Command;

/**
 * The commands, and how each is made: those that need it get the environment.
 *
 * <p>A class that knew picocli's would be read and checked at each start, with all its lambdas: JDK 17 archives no class that needs one of picocli's, which are in the format of Java 5.
 */
record Commands(Map<Class<?>, Supplier<Object>> known) {
    /** All commands, in the order in which the help lists them. */
    static final List<Class<?>> ALL = List.of(
            DemoCommand.class,
            GalleryCommand.class,
            ExplainCommand.class,
            BatchCommand.class,
            EvolveCommand.class,
            VisualizeCommand.class,
            EvaluateCommand.class,
            MethodsCommand.class,
            OperatorsCommand.class,
            ModelsCommand.class,
            InspectCommand.class,
            ExportCommand.class,
            ServeCommand.class,
            MenagerieCommand.class,
            GuideCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class,
            VersionCommand.class);

    /** Those that print or list others. */
    private static final Set<Class<?>> NEED_ALL =
            Set.of(CompletionCommand.class, HelpCommand.class, GuideCommand.class);

    /** The command that the first argument names, where it needs no others: reading the options of all takes a tenth of a start. */
    static List<Class<?>> needed(String... arguments) {
        return ALL.stream()
                .filter(command -> arguments.length > 0
                        && !NEED_ALL.contains(command)
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    static Commands in(Environment environment, Optional<Cluster> cluster) {
        Map<Class<?>, Supplier<Object>> known = new HashMap<>(Kinds.in(environment));
        known.putAll(Map.ofEntries(
                Map.entry(DemoCommand.class, () -> new DemoCommand(environment)),
                Map.entry(GalleryCommand.class, () -> new GalleryCommand(environment)),
                Map.entry(ExplainCommand.class, () -> new ExplainCommand(environment)),
                Map.entry(BatchCommand.class, () -> new BatchCommand(environment, cluster)),
                Map.entry(EvolveCommand.class, () -> new EvolveCommand(environment)),
                Map.entry(EvaluateCommand.class, () -> new EvaluateCommand(environment)),
                Map.entry(ModelsCommand.class, () -> new ModelsCommand(environment)),
                Map.entry(ExportCommand.class, () -> new ExportCommand(environment)),
                Map.entry(ServeCommand.class, () -> new ServeCommand(environment)),
                Map.entry(InspectCommand.class, () -> new InspectCommand(environment)),
                Map.entry(MenagerieCommand.class, () -> new MenagerieCommand(environment)),
                Map.entry(GuideCommand.class, () -> new GuideCommand(environment)),
                Map.entry(DoctorCommand.class, () -> new DoctorCommand(environment))));
        return new Commands(known);
    }

    /** Makes a command; empty if it needs no environment, and can be made by its constructor. */
    Optional<Object> made(Class<?> type) {
        return Optional.ofNullable(known.get(type)).map(Supplier::get);
    }
}
