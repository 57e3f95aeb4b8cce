package org.vizsla.cli.manual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in section 1 of the manual, written with the macros of {@code man(7)}. */
public final class ManualPage {
    private final CommandLine command;
    private final ManualText text;
    private final Roff page = new Roff();

    private ManualPage(CommandLine command) {
        this.command = command;
        this.text = new ManualText(command);
    }

    /** The name of a command's page: {@code vizsla-models-pull}. */
    public static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    /**
     * Writes the page of a command.
     *
     * @param version the program's
     * @param date the day that the page is of
     */
    public static String of(CommandLine command, String version, LocalDate date) {
        return new ManualPage(command).write(version, date);
    }

    private String write(String version, LocalDate date) {
        page.title(name(command).toUpperCase(Locale.ROOT), date, "Vizsla " + version);
        page.section("Name");
        page.name(name(command), text.summary());
        page.section("Synopsis");
        page.asItIs(text.synopsis());
        page.section("Description");
        page.paragraph(text.description());
        parameters();
        options();
        commands();
        footer();
        page.section("Exit status");
        page.entry(Roff.bold("0"), "Done.");
        page.entry(Roff.bold("1"), "Something failed; one line on standard error says what, and what to do.");
        page.entry(Roff.bold("2"), "Wrong usage.");
        seeAlso();
        return page.toString();
    }

    private void parameters() {
        List<PositionalParamSpec> shown = command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
        if (!shown.isEmpty()) {
            page.section("Arguments");
            shown.forEach(each -> page.entry(Roff.italic(text.value(each)), ManualText.meaning(each)));
        }
    }

    private void options() {
        page.section("Options");
        for (OptionSpec option : text.options()) {
            String names = List.of(option.names()).stream().map(Roff::bold).collect(Collectors.joining(", "));
            String value = text.value(option);
            page.entry(value.isEmpty() ? names : names + "=" + Roff.italic(value), ManualText.meaning(option));
        }
    }

    private void commands() {
        if (!command.getSubcommands().isEmpty()) {
            page.section("Commands");
            command.getSubcommands()
                    .forEach((name, inner) -> page.entry(Roff.bold(name), new ManualText(inner).description()));
        }
    }

    /** Its headings are sections; indented lines are examples or tables, which stay as they are. */
    private void footer() {
        List<String> kept = new ArrayList<>();
        for (String line : text.footer()) {
            if (line.startsWith(" ")) {
                kept.add(line);
            } else {
                keep(kept);
                if (line.endsWith(":")) {
                    page.section(line.substring(0, line.length() - 1));
                } else if (!line.isBlank()) {
                    page.paragraph(line);
                }
            }
        }
        keep(kept);
    }

    private void keep(List<String> lines) {
        if (!lines.isEmpty()) {
            page.asItIs(lines);
            lines.clear();
        }
    }

    private void seeAlso() {
        TreeSet<String> others = new TreeSet<>();
        if (command.getParent() != null) {
            others.add(name(command.getParent()));
        }
        command.getSubcommands().values().forEach(inner -> others.add(name(inner)));
        page.section("See also");
        page.text(others.stream().map(other -> Roff.bold(other) + "(1)").collect(Collectors.joining(",\n")));
    }
}
