package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal by which classes are archived: the launchers do not show what it prints, so that only this test sees it fail. */
class FirstStartTest {
    @TempDir
    Path folder;

    @Test
    void rehearsesWhatUsersDo() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(FirstStart.rehearse(folder.resolve("rehearsal"))).isZero();
        } finally {
            System.setOut(out);
        }
        assertThat(folder.resolve("rehearsal/out/result.json")).exists();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Vizsla").contains("Usage: vizsla");
    }
}
