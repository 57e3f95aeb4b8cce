package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import picocli.CommandLine.Option;

/** The cluster that shares a batch. */
public final class MasterOption {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Share the parts out over a cluster of Apache Spark, such as spark://host:7077: 'spark-submit' of"
                            + " SPARK_HOME or the PATH is called. Images and --out are given by absolute paths, which"
                            + " all machines see; the network is sent to them.")
    private @Nullable String master;

    /** Its address. */
    public Optional<String> master() {
        return Optional.ofNullable(master);
    }

    /** Refuses paths that mean something else on another machine. */
    public void check(Stream<Path> paths) {
        if (master != null) {
            paths.filter(path -> !path.isAbsolute()).findFirst().ifPresent(path -> {
                throw new UsageException(
                        "with --master, images and --out have absolute paths, which mean the same on all"
                                + " machines; '" + path + "' is relative");
            });
        }
    }
}
