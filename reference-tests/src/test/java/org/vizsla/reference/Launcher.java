package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A finished run of the launcher at the root of the checkout, as a user starts it.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Launcher(int status, String out, String err) {
    public static final Path FILE = Path.of("..", "vizsla").toAbsolutePath().normalize();

    /** Runs it in a folder, with the Java that runs this test. */
    static Launcher run(Path folder, Object... arguments) {
        return run(FILE, folder, arguments);
    }

    static Launcher run(Path launcher, Path folder, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(launcher.toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Path err = Files.createTempFile("vizsla", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            System.getProperty("java.home"),
                            "VIZSLA_CACHE",
                            folder.resolve("cache").toString()));
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Launcher done = new Launcher(process.waitFor(), out, Files.readString(err));
            Files.delete(err);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
