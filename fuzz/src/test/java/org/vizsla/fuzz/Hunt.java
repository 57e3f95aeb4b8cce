package org.vizsla.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Changes whole small networks, and imports and explains what is left, in a process with a heap of 512 MB. Of each seed it is counted how it ends: sound,
 * refused in one line, or wrong: an internal error, a line break in a message, no answer in time, or the death of the process.
 *
 * <p>{@code Hunt FIRST END [SECONDS]} takes the seeds from the first to the end, {@code SECONDS} (5) for each at most. The exit status is 1 if any is wrong.
 */
public final class Hunt {
    private static final String DEAD = "dead";

    private final long patience;
    private final Path folder;
    private final PrintStream out;
    private final Map<String, Integer> counts = new TreeMap<>();

    private Hunt(long patience, Path folder, PrintStream out) {
        this.patience = patience;
        this.folder = folder;
        this.out = out;
    }

    /** Hunts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long first = Long.parseLong(arguments[0]);
        long end = Long.parseLong(arguments[1]);
        long seconds = arguments.length > 2 ? Long.parseLong(arguments[2]) : 5;
        Path folder = Files.createTempDirectory("vizsla-hunt");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Hunt hunt = new Hunt(seconds, folder, out);
        for (long seed = first; seed < end; ) {
            seed = hunt.batch(seed, end);
        }
        out.println(hunt.counts);
        Files.deleteIfExists(folder.resolve("net.onnx"));
        Files.delete(folder);
        boolean good = Map.of("sound", 0, "refused", 0).keySet().containsAll(hunt.counts.keySet());
        System.exit(good ? 0 : 1);
    }

    /** Runs one process until it ends, dies or hangs; returns the seed to go on with. */
    private long batch(long first, long end) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HuntWorker.class.getName(),
                        Long.toString(first),
                        Long.toString(end),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines));
        reader.setDaemon(true);
        reader.start();
        long seed = first;
        while (true) {
            String line = lines.poll(patience, TimeUnit.SECONDS);
            if (line == null) {
                process.destroyForcibly().waitFor();
                count(seed, "hang");
                return seed + 1;
            }
            if (line.equals(DEAD)) {
                if (process.waitFor() == 0) {
                    return end;
                }
                count(seed, "crash " + process.exitValue());
                return seed + 1;
            }
            String[] parts = line.split(" ", 3);
            seed = Long.parseLong(parts[1]);
            if (parts[0].equals("end")) {
                count(seed, parts[2]);
            }
        }
    }

    private void count(long seed, String outcome) {
        String kind = outcome.split(" ", 2)[0];
        counts.merge(kind, 1, Integer::sum);
        if (!kind.equals("sound") && !kind.equals("refused")) {
            out.println(seed + ": " + outcome);
        }
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                lines.add(line);
            }
        } catch (IOException e) {
            // The process was killed.
        }
        lines.add(DEAD);
    }
}
