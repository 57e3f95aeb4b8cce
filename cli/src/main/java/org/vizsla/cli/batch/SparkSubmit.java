package org.vizsla.cli.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;

/**
 * Calls Spark's own program to run a call on a cluster: no part of Spark is on Vizsla's class path.
 *
 * @param program {@code spark-submit}
 * @param jar Vizsla for Spark
 */
public record SparkSubmit(Path program, Path jar) {
    private static final String MAIN = "org.vizsla.spark.Main";
    private static final String NAME = "spark-submit";
    private static final String JAR = "VIZSLA_SPARK_JAR";

    /**
     * Finds both.
     *
     * @param variables the environment
     * @throws VizslaException if there is no Spark, or no jar for it
     */
    public static SparkSubmit in(Map<String, String> variables) {
        return new SparkSubmit(program(variables), jar(variables));
    }

    private static Path program(Map<String, String> variables) {
        String home = variables.getOrDefault("SPARK_HOME", "");
        Stream<Path> places = home.isBlank()
                ? Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, NAME))
                : Stream.of(Path.of(home, "bin", NAME));
        return places.filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new VizslaException(
                        home.isBlank()
                                ? "there is no " + NAME
                                        + " on the PATH; install Apache Spark 4, and set SPARK_HOME to its folder"
                                : "there is no " + Path.of(home, "bin", NAME)
                                        + "; set SPARK_HOME to the folder of Apache Spark"));
    }

    private static Path jar(Map<String, String> variables) {
        String given = variables.getOrDefault(JAR, "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given))
                    .filter(Files::isRegularFile)
                    .orElseThrow(() -> new VizslaException("there is no file " + given + ", which " + JAR + " names"));
        }
        return built().orElseThrow(() -> new VizslaException(
                "there is no jar of Vizsla for Spark; make it in a checkout ('mvn -pl spark -am package -DskipTests'), and set "
                        + JAR + " to spark/target/vizsla-spark-VERSION.jar"));
    }

    /** That of the checkout from which this was started. */
    private static Optional<Path> built() {
        Path target = Path.of("").toAbsolutePath();
        try {
            Path code = Path.of(SparkSubmit.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // CHECKOUT/cli/target/dist/lib/vizsla-cli.jar
            for (int up = 0; up < 5 && code.getParent() != null; up++) {
                code = code.getParent();
            }
            target = code.resolve("spark").resolve("target");
            if (!Files.isDirectory(target)) {
                return Optional.empty();
            }
            try (Stream<Path> files = Files.list(target)) {
                return files.filter(
                                file -> file.getFileName().toString().matches("vizsla-spark-[^-]*(-SNAPSHOT)?\\.jar"))
                        .findFirst();
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new VizslaException("cannot look into " + target + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a batch, whose output is that of this process.
     *
     * @param master the cluster's address, as Spark takes it
     * @param words of the call, behind the command's name
     * @return its exit status
     */
    public int run(String master, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--master",
                master,
                "--class",
                MAIN,
                jar.toAbsolutePath().toString(),
                "batch"));
        command.addAll(words);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new VizslaException("cannot start " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VizslaException("interrupted", e);
        }
    }
}
