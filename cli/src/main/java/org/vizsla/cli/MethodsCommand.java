package org.vizsla.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.explain.registry.MethodEntry;
import org.vizsla.explain.registry.Methods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the methods of attribution. */
@Command(
        name = "methods",
        description = "Lists the methods that can explain a picture.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vizsla methods --json")
final class MethodsCommand implements Runnable {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        if (json) {
            System.out.println(
                    Json.write(Methods.all().stream().map(MethodsCommand::entry).toList()));
            return;
        }
        for (MethodEntry<?> method : Methods.all()) {
            System.out.printf("%-16s %-10s %s%n", method.name(), method.family().label(), method.description());
            System.out.printf("%-27s %s; cost: %s%n", "", method.paper(), method.cost());
        }
    }

    private static Map<String, Object> entry(MethodEntry<?> method) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", method.name());
        entry.put("family", method.family().label());
        entry.put("description", method.description());
        entry.put("paper", method.paper());
        entry.put("cost", method.cost());
        return entry;
    }
}
