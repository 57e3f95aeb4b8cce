package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.HelpFooter;
import picocli.CommandLine;

@Tag("once")
class HelpTest {
    private static final int NARROW = 60;
    private static final int WIDE = 120;

    /** The names of all commands, as they are called; the first is that of the program alone. */
    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        collect(Main.line(new Environment(Map.of())), List.of(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<String> names, List<List<String>> all) {
        all.add(names);
        command.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(names);
            longer.add(name);
            collect(below, longer, all);
        });
    }

    private static String help(List<String> command, int columns) {
        Object[] words = Stream.concat(command.stream(), Stream.of("--help")).toArray();
        Run run = Run.in(Map.of("COLUMNS", String.valueOf(columns)), words);
        assertThat(run.status()).isZero();
        return run.out();
    }

    /** Whatever the width, no line is wider, and no word is broken or lost. */
    @ParameterizedTest
    @MethodSource("commands")
    void isAsWideAsTheTerminalAndBreaksNoWord(List<String> command) {
        List<String> words = words(help(command, WIDE));
        for (int columns : new int[] {NARROW, 72, 80, 100, WIDE}) {
            String help = help(command, columns);
            assertThat(help.lines())
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(columns));
            assertThat(words(help)).isEqualTo(words);
        }
    }

    /** The words in any order, since those of two columns alternate. */
    private static List<String> words(String help) {
        return Stream.of(help.split("\\s+"))
                .filter(word -> !word.equals("\\"))
                .sorted()
                .toList();
    }

    @Test
    void hasBoundsAndAFixedWidthWithoutATerminal() {
        assertThat(help(List.of("explain"), 30)).isEqualTo(help(List.of("explain"), NARROW));
        assertThat(help(List.of("explain"), 500)).isEqualTo(help(List.of("explain"), WIDE));
        assertThat(Run.in(Map.of(), "explain", "--help").out()).isEqualTo(help(List.of("explain"), 110));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasExamplesThatNameTheCommand(List<String> command) {
        CommandLine line = Main.line(new Environment(Map.of()));
        for (String name : command) {
            line = Objects.requireNonNull(line.getSubcommands().get(name), name);
        }
        String call = String.join(
                " ", Stream.concat(Stream.of("vizsla"), command.stream()).toList());
        assertThat(HelpFooter.calls(List.of(line.getCommandSpec().usageMessage().footer())))
                .anySatisfy(example -> assertThat(example).contains(call));
    }

    @Test
    void explainAndGallerySayHowTheyDiffer() {
        String line = "explain makes maps by the methods that you choose; gallery makes a page of the gradient and its"
                + " evolution, for many images.";
        assertThat(words(help(List.of("explain"), NARROW))).containsAll(words(line));
        assertThat(help(List.of("explain"), WIDE).replaceAll("\\s+", " ")).contains(line);
        assertThat(help(List.of("gallery"), WIDE).replaceAll("\\s+", " ")).contains(line);
    }

    @Test
    void anExampleThatDoesNotFitIsContinuedAsAShellReadsIt() {
        assertThat(HelpFooter.of(
                        List.of(
                                "  vizsla short            what it does",
                                "  vizsla longer --option  what it does, which needs some",
                                "                          more words",
                                "",
                                "A paragraph of",
                                "two lines."),
                        60))
                .isEqualTo("""
                          vizsla short  what it does
                          vizsla longer --option
                              what it does, which needs some more words

                        A paragraph of two lines.
                        """);
        assertThat(HelpFooter.of(
                        List.of("  vizsla explain cat.jpg --method saliency --set saliency.part=positive"), 50))
                .isEqualTo("""
                          vizsla explain cat.jpg --method saliency --set \\
                              saliency.part=positive
                        """);
    }
}
