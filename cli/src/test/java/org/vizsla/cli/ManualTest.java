package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.cli.manual.Shell;
import org.vizsla.cli.terminal.Environment;
import picocli.CommandLine;

/** Manual pages and completions, against the model of the commands; in real shells distribution/check tries them. */
class ManualTest {
    @TempDir
    Path folder;

    private static List<CommandLine> commands(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(inner -> all.addAll(commands(inner)));
        return all;
    }

    @Test
    void hasAPageForEachCommandWithEachOption() throws IOException {
        WriteManual.write(folder, "1.2.3", LocalDate.of(2026, 1, 2));
        List<CommandLine> commands = commands(Main.line(new Environment(Map.of())));
        try (Stream<Path> pages = Files.list(folder.resolve("man/man1"))) {
            assertThat(pages).hasSameSizeAs(commands);
        }
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName("-");
            String page = Files.readString(folder.resolve("man/man1/" + name + ".1"));
            assertThat(page).contains("\"2026-01-02\" \"Vizsla 1.2.3\"").isASCII();
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> assertThat(page)
                            .contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR"));
            assertThat(page).as(name).doesNotContain("${").doesNotContain("@|");
        }
    }

    @Test
    void sectionsOfAPageAreThoseOfTheHelp() throws IOException {
        WriteManual.write(folder, "1.2.3", LocalDate.of(2026, 1, 2));
        assertThat(Files.readAllLines(folder.resolve("man/man1/vizsla-models.1")).stream()
                        .filter(line -> line.startsWith(".SH")))
                .containsExactly(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"COMMANDS\"",
                        ".SH \"ENVIRONMENT\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"SEE ALSO\"");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aCompletionKnowsEachCommand(Shell shell) {
        Run run = Run.of("completion", shell);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        commands(Main.line(new Environment(Map.of())))
                .forEach(command -> assertThat(run.out()).contains(command.getCommandName()));
        assertThat(run.out()).contains("score-descent");
    }

    @Test
    void aShellThatIsNotKnownIsWrongUsage() {
        Run run = Run.of("completion", "tcsh");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'tcsh' is not one of bash, zsh, fish");
    }
}
