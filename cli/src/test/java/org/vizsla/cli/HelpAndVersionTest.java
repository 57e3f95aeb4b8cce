package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Commands beside the options of the same names. */
class HelpAndVersionTest {
    @Test
    void helpIsWhatTheOptionPrints() {
        assertThat(Run.of("help")).isEqualTo(Run.of("--help"));
        assertThat(Run.of("help", "explain")).isEqualTo(Run.of("explain", "--help"));
        assertThat(Run.of("help", "models", "pull")).isEqualTo(Run.of("models", "pull", "--help"));
    }

    @Test
    void helpOfWhatIsNoCommandNamesTheNearest() {
        Run.assertFails(2, "there is no command 'vizsla explian'; did you mean explain?", "help", "explian");
        Run.assertFails(2, "there is no command 'vizsla models pul'; did you mean pull?", "help", "models", "pul");
    }

    @Test
    void versionIsWhatTheOptionPrints() {
        assertThat(Run.of("version")).isEqualTo(Run.of("--version"));
        assertThat(Run.of("version").out().lines()).hasSize(3);
    }
}
