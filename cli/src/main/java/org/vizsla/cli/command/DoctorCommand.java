package org.vizsla.cli.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.vizsla.cli.doctor.Examination;
import org.vizsla.cli.doctor.Finding;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.report.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what works on this machine. */
@Command(
        name = "doctor",
        description = "Checks what Vizsla needs on this machine, and says what to do where something does not work.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla doctor            asks nobody: no connection is made",
            "  vizsla doctor --online   also tries whether weights can be downloaded",
            "  vizsla doctor --json     the same for a program, or for a report of a problem",
            "",
            "The exit status is 1 if something that Vizsla needs does not work."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Environment environment;

    @Option(names = "--online", description = "Try whether published weights can be downloaded.")
    private boolean online;

    @Mixin
    private JsonOption json = new JsonOption();

    public DoctorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Examination examination = Examination.of(environment, online);
        if (json.isGiven()) {
            Output.text(Json.write(examination.values()));
        } else {
            examination.findings().forEach(DoctorCommand::print);
            Output.line("");
            Output.line(
                    examination.isSound()
                            ? "Everything that Vizsla needs works."
                            : "Something that Vizsla needs does not work.");
        }
        return examination.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void print(Finding finding) {
        Output.format(
                "%-8s %-17s %s%n", finding.state().name().toLowerCase(Locale.ROOT), finding.topic(), finding.words());
        finding.advice().ifPresent(advice -> Output.format("%-26s -> %s%n", "", advice));
    }
}
