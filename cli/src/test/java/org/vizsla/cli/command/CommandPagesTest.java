package org.vizsla.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.render.guide.GuideBodies;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandPagesTest {
    private static GuideBodies.Command page(Object command) {
        CommandSpec program = CommandSpec.create().name("vizsla");
        program.addSubcommand("it", new CommandLine(command));
        return CommandPages.of(program).get(0);
    }

    @Test
    void holdAllOptionsWithTheirDefaults() {
        GuideBodies.Command demo = page(new DemoCommand(new Environment(Map.of())));
        assertThat(demo.name()).isEqualTo("demo");
        assertThat(demo.options()).extracting(GuideBodies.Term::name).contains("--out DIR", "--seed N");
        assertThat(demo.options())
                .filteredOn(option -> option.name().equals("--seed N"))
                .extracting(GuideBodies.Term::meaning)
                .allMatch(meaning -> meaning.contains("Default: 10"));
        assertThat(demo.synopsis()).startsWith("vizsla demo");
        assertThat(demo.examples()).contains("vizsla demo");
    }

    @Test
    void leaveNoVariableUnfilled() {
        List<Object> commands = List.of(
                new ExplainCommand(new Environment(Map.of())),
                new EvolveCommand(new Environment(Map.of())),
                new GuideCommand(new Environment(Map.of())));
        for (Object command : commands) {
            assertThat(page(command).options())
                    .extracting(GuideBodies.Term::meaning)
                    .noneMatch(meaning -> meaning.contains("${") || meaning.contains("%%"));
        }
    }
}
