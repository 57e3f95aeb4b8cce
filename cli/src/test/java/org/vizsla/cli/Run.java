package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.cli.terminal.Environment;

/**
 * A finished call of the command line.
 *
 * @param status 0 done, 1 failed, 2 wrong usage
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int status, String out, String err) {
    /** Calls {@code vizsla} with these arguments, in this process. */
    static Run of(Object... arguments) {
        return in(System.getenv(), arguments);
    }

    /** The same with other environment variables. */
    static Run in(Map<String, String> environment, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            int status = Main.run(new Environment(environment), texts);
            return new Run(status, written.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Calls {@code vizsla} in a process of its own, since only such a one has an environment of its own. */
    static Run inAnotherProcess(Map<String, String> environment, Object... arguments)
            throws IOException, InterruptedException {
        Path err = Files.createTempFile("vizsla", ".err");
        try {
            Process process = started(environment, err, arguments);
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return new Run(status, out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    /** The same while it goes on; what it tells goes to a file. */
    static Process started(Map<String, String> environment, Path err, Object... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(List.of(), arguments)).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** How Java is started for a call, with options of its own. */
    static List<String> command(List<String> options, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.vizsla.cli.Main"));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        return command;
    }

    /** Calls {@code vizsla}, and requires one line about what is wrong. */
    static void assertFails(int status, String words, Object... arguments) {
        Run run = of(arguments);
        assertThat(run.err()).startsWith("vizsla: ").contains(words);
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
    }
}
