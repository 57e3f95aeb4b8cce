package org.vizsla.cli.doctor;

import java.nio.charset.Charset;
import org.vizsla.cli.terminal.Environment;

/** What a terminal can show, and which names of files Java can open. */
final class TerminalCheck {
    private static final String LETTERS = "é–✓";

    private TerminalCheck() {}

    static Finding of(Environment environment) {
        Charset shown = charset("stdout.encoding", "sun.stdout.encoding");
        Charset names = charset("sun.jnu.encoding", "native.encoding");
        String words = (environment.hasTerminal() ? "a terminal" : "no terminal: progress is not shown") + ", text in "
                + shown + ", names of files in " + names;
        return names.newEncoder().canEncode(LETTERS)
                ? Finding.ok("terminal", words)
                : Finding.limited(
                        "terminal",
                        words + ", so that files with other letters in their names cannot be opened",
                        "set LC_ALL=C.UTF-8, or another language with UTF-8");
    }

    private static Charset charset(String... properties) {
        for (String property : properties) {
            String name = System.getProperty(property, "");
            if (!name.isEmpty() && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }
}
