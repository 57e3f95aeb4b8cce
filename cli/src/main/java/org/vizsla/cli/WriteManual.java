package org.vizsla.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.vizsla.cli.manual.ManualPage;
import org.vizsla.cli.manual.Shell;
import org.vizsla.cli.terminal.Environment;
import picocli.CommandLine;

/** Writes the manual pages and completions that a distribution ships: {@code FOLDER/man/man1} and {@code FOLDER/completions}. */
public final class WriteManual {
    private WriteManual() {}

    /** Takes the folder, the version and the date of the manual (ISO 8601, of which the day counts). */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]), arguments[1], LocalDate.parse(arguments[2].substring(0, 10)));
    }

    static void write(Path folder, String version, LocalDate date) throws IOException {
        CommandLine vizsla = Main.line(new Environment(Map.of()));
        page(Files.createDirectories(folder.resolve("man").resolve("man1")), vizsla, version, date);
        Path completions = Files.createDirectories(folder.resolve("completions"));
        for (Shell shell : Shell.values()) {
            text(completions.resolve(shell.file(vizsla)), shell.completion(vizsla));
        }
    }

    private static void page(Path folder, CommandLine command, String version, LocalDate date) throws IOException {
        text(folder.resolve(ManualPage.name(command) + ".1"), ManualPage.of(command, version, date));
        for (CommandLine inner : command.getSubcommands().values()) {
            page(folder, inner, version, date);
        }
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text.replace("\r\n", "\n"), StandardCharsets.UTF_8);
    }
}
