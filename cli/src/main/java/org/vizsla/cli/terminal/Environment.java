package org.vizsla.cli.terminal;

import java.util.Map;
import org.vizsla.models.download.WeightsStore;

/** The user's environment variables. */
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Where downloaded weights are kept. */
    public WeightsStore store() {
        return WeightsStore.of(variables);
    }

    /** Whether progress can be shown. Java cannot tell whether standard error is a terminal; the launcher can, and sets this. */
    public boolean hasTerminal() {
        return "1".equals(variables.get("VIZSLA_STDERR_IS_TERMINAL"));
    }

    /** How the user calls Vizsla, for commands to copy: the launcher knows. */
    public String program() {
        return variables.getOrDefault("VIZSLA_CALLED_AS", "./vizsla");
    }
}
