package org.vizsla.cli.command;

import java.util.List;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.MethodJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the attribution methods, one per line, or describes some of them with their parameters. */
@Command(
        name = "methods",
        description = "Lists the methods that can explain an image, one per line; describes those given by name.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla methods                        all methods",
            "  vizsla methods integrated_gradients   one method: what it needs, its cost, paper and parameters",
            "  vizsla methods --json                 everything about all methods"
        })
public final class MethodsCommand implements Runnable {
    private static final int WIDTH = 29;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Methods to describe in full. Default: a table of all methods.")
    private List<String> names = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public void run() {
        List<MethodEntry<?>> chosen = names.isEmpty()
                ? Methods.all()
                : UsageException.unlessRefused(() ->
                        names.stream().<MethodEntry<?>>map(Methods::byName).toList());
        if (json.isGiven()) {
            Output.text(Json.write(chosen.stream().map(MethodJson::of).toList()));
        } else if (names.isEmpty()) {
            table();
        } else {
            chosen.forEach(MethodsCommand::describe);
        }
    }

    private static void table() {
        for (Family family : Family.values()) {
            List<MethodEntry<?>> members = Methods.all().stream()
                    .filter(method -> method.family() == family)
                    .toList();
            if (!members.isEmpty()) {
                Output.format("%s%n", family.label());
                for (MethodEntry<?> method : members) {
                    Output.format("  %-" + WIDTH + "s  %s%n", method.name(), method.description());
                }
                Output.line("");
            }
        }
        Output.line("'vizsla methods NAME' describes a method and its parameters.");
    }

    private static <M extends AttributionMethod> void describe(MethodEntry<M> method) {
        Output.format("%s: %s%n", method.name(), method.description());
        Output.format("  family  %s%n  paper   %s%n", method.family().label(), method.paper());
        Output.format("  needs   %s%n  cost    %s%n", method.needs(), method.cost());
        for (Parameter<M, ?> parameter : method.parameters().list()) {
            Output.format(
                    "  --set %s.%s=%s%n          %s; %s%n",
                    method.name(),
                    parameter.name(),
                    parameter.shown(method.standard()),
                    parameter.meaning(),
                    parameter.takes());
        }
    }
}
