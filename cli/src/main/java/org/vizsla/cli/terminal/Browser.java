package org.vizsla.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The user's browser, as the system opens it: {@code xdg-open}, {@code open}, or Windows' own handler of files. */
public final class Browser {
    /** An opener that fails does so at once; one that shows the page itself may stay. */
    private static final long PATIENCE_SECONDS = 3;

    private final Environment environment;
    private final String system;

    public Browser(Environment environment) {
        this(environment, System.getProperty("os.name", ""));
    }

    Browser(Environment environment, String system) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** Opens a file; returns why it could not be, if so. */
    public Optional<String> open(Path file) {
        return open(file.toAbsolutePath().normalize().toString());
    }

    /** Opens a page by its address; returns why it could not be, if so. */
    public Optional<String> open(URI address) {
        return open(address.toString());
    }

    private Optional<String> open(String what) {
        List<String> command = command(what);
        String opener = command.get(0);
        Optional<Path> program = program(opener);
        if (program.isEmpty()) {
            return Optional.of("there is no '" + opener + "' to open a browser with");
        }
        List<String> started = new ArrayList<>(command);
        started.set(0, program.get().toString());
        try {
            Process process = new ProcessBuilder(started)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0
                    ? Optional.of("'" + opener + "' opened no browser (status " + process.exitValue() + ")")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("'" + opener + "' cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The opener and its arguments; no shell reads them. */
    List<String> command(String what) {
        if (system.startsWith("windows")) {
            return List.of("rundll32.exe", "url.dll,FileProtocolHandler", what);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", what);
    }

    private Optional<Path> program(String name) {
        String path = environment.variables().entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(variable -> variable.getValue())
                .findFirst()
                .orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            try {
                Path program = Path.of(folder).resolve(name);
                if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            } catch (InvalidPathException e) {
                // No folder has such a name.
            }
        }
        return Optional.empty();
    }
}
