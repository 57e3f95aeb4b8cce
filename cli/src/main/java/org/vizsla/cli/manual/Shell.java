package org.vizsla.cli.manual;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that can complete commands and options. */
public enum Shell {
    BASH,
    /** Runs the script of bash in its own emulation of bash's completion, which the script loads. */
    ZSH,
    FISH;

    /** The script by which this shell completes a command and all below it. */
    public String completion(CommandLine command) {
        return this == FISH ? FishCompletion.of(command) : AutoComplete.bash(command.getCommandName(), command);
    }

    /** The name of the script's file: {@code vizsla.bash}. */
    public String file(CommandLine command) {
        return command.getCommandName() + "." + this;
    }

    /** As a user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
