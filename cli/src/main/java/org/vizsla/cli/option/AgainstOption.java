package org.vizsla.cli.option;

import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.models.Model;
import picocli.CommandLine.Option;

/** The class that the explained one is compared with. */
public final class AgainstOption {
    @Option(
            names = "--against",
            paramLabel = "CLASS",
            description = "Explain how far the score is above that of this class: why the target, and not the other?")
    private @Nullable String against;

    /** The network whose scores are compared with that class's, if one is named. */
    public Model of(Model model) {
        String rival = against;
        return rival == null
                ? model
                : UsageException.unlessRefused(() -> model.against(
                        OtherOutputs.named(model, () -> model.labels().find(rival))));
    }
}
