package org.vizsla.cli.option;

import org.vizsla.cli.terminal.UsageException;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Option;

/** Where and how the network runs. */
public final class RunOptions {
    private static final int MOST_THREADS = 256;

    @Option(
            names = "--device",
            paramLabel = "cpu|cuda|auto",
            defaultValue = "cpu",
            description =
                    "Where to run. cuda needs the GPU build ('mvn -Pcuda clean package -DskipTests'); auto uses it where it"
                            + " works. Default: ${DEFAULT-VALUE}.")
    private Device device = Device.CPU;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads per operator; 0 (default): one per core.")
    private int threads;

    public SessionSettings settings() {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new UsageException("--threads must be 0 to " + MOST_THREADS + ", not " + threads);
        }
        return SessionSettings.DEFAULT.withDevice(device).withThreads(threads);
    }
}
