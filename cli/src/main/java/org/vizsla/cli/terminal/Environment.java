package org.vizsla.cli.terminal;

import java.util.Map;
import java.util.Optional;
import org.vizsla.models.download.WeightsStore;
import picocli.CommandLine.Model.CommandSpec;

/** The user's environment variables. */
public record Environment(Map<String, String> variables) {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    private static final int WITHOUT_TERMINAL = 110;

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Where downloaded weights are kept. */
    public WeightsStore store() {
        return WeightsStore.of(variables);
    }

    /** The width of help, and of progress: that of the terminal, between bounds within which both read well. */
    public int columns() {
        return Math.max(NARROWEST, Math.min(WIDEST, given().orElseGet(this::found)));
    }

    private Optional<Integer> given() {
        String columns = variables.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,4}") ? Optional.of(Integer.valueOf(columns)) : Optional.empty();
    }

    /** Picocli asks the system. */
    private int found() {
        return hasTerminal()
                ? CommandSpec.create().usageMessage().autoWidth(true).width()
                : WITHOUT_TERMINAL;
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
