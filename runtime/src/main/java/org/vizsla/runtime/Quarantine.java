package org.vizsla.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vizsla.graph.VizslaException;

/**
 * Runs a main class in a process of its own, with limits on time and memory, so that whatever happens to that process happens to no other. It has the {@code java} and the class path of this
 * process, and neither its input nor its output.
 *
 * <p>The heap is bounded everywhere. Memory that the process takes outside of the heap is looked at every {@value #PAUSE} milliseconds, on Linux alone; pages of mapped files do not count.
 */
public final class Quarantine {
    /** The status of a process that an {@code OutOfMemoryError} ended, as the virtual machine defines it. */
    private static final int HEAP_FULL = 3;

    private static final long PAUSE = 20;

    private final Duration longest;
    private final long memory;

    /**
     * Limits.
     *
     * @param longest the time that a process may run
     * @param memory the bytes that it may take
     */
    public Quarantine(Duration longest, long memory) {
        this.longest = longest;
        this.memory = memory;
    }

    /** How a process ended. */
    public enum Ending {
        /** By itself, with status 0. */
        WELL,
        /** With another status, or by a signal, such as one for an invalid address. */
        BADLY,
        /** Stopped, since it ran for too long. */
        OUT_OF_TIME,
        /** Stopped, since it took too much memory. */
        OUT_OF_MEMORY
    }

    /**
     * How a process ended.
     *
     * @param how in short
     * @param status of the process; above 128 it was ended by a signal
     */
    public record Result(Ending how, int status) {
        /** What happened, to go after the name of the process: {@code "died (status 134)"}. */
        public String description() {
            return switch (how) {
                case WELL -> "ended well";
                case OUT_OF_TIME -> "took too long";
                case OUT_OF_MEMORY -> "took too much memory";
                case BADLY -> "died (status " + status + ")";
            };
        }
    }

    /**
     * Runs {@code main} of a class and waits for its end.
     *
     * @param words its arguments
     * @throws CancelledException if the cancellation came first; the process is ended
     * @throws VizslaException if the process cannot be started
     */
    public Result run(Class<?> main, List<String> words, Cancellation cancellation) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:MaxDirectMemorySize=" + memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(words);
        Process process = started(command);
        try {
            return result(process, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process started(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new VizslaException("cannot start a process to try a model in: " + e.getMessage(), e);
        }
    }

    private Result result(Process process, Cancellation cancellation) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!process.waitFor(PAUSE, TimeUnit.MILLISECONDS)) {
            cancellation.check();
            if (System.nanoTime() > end) {
                return stopped(process, Ending.OUT_OF_TIME);
            }
            if (anonymous(process) > memory) {
                return stopped(process, Ending.OUT_OF_MEMORY);
            }
        }
        int status = process.exitValue();
        return new Result(
                status == 0 ? Ending.WELL : status == HEAP_FULL ? Ending.OUT_OF_MEMORY : Ending.BADLY, status);
    }

    private static Result stopped(Process process, Ending how) throws InterruptedException {
        return new Result(how, process.destroyForcibly().waitFor());
    }

    /** Bytes of memory that belong to no file; 0 where that is not known. */
    private static long anonymous(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException notLinuxOrOver) {
            return 0;
        }
    }
}
