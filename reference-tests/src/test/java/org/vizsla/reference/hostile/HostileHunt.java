package org.vizsla.reference.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vizsla.graph.VizslaException;

/** Runs hostile cases in worker processes, each of which takes many and is replaced when it dies, and collects how each case ended. */
public final class HostileHunt {
    /** Milliseconds that one case may take. */
    private static final long LONGEST = 20_000;

    private static final long SLOW = 5000;

    private final String kind;
    private final long seed;
    private final Consumer<Ending> listener;
    private final List<Ending> endings = new ArrayList<>();
    private int current;

    /** How a case ended: {@code sound}, {@code refused}, {@code internal}, {@code died} or {@code endless}, and what was said. */
    record Ending(int number, long milliseconds, String kind, String message) {}

    HostileHunt(String kind, long seed, Consumer<Ending> listener) {
        this.kind = kind;
        this.seed = seed;
        this.listener = listener;
    }

    /** Runs cases of a kind, {@code operators}, {@code networks} or {@code shapes} (those to {@code all}), of a seed, {@code FROM} to {@code TO - 1}, and prints those that end badly, and how many ended in each way. */
    public static void main(String[] words) throws IOException, InterruptedException {
        long seed = Long.parseLong(words[1]);
        HostileCases cases = new HostileCases(seed, words[0]);
        List<Ending> endings = new HostileHunt(words[0], seed, ending -> {
                    if (words.length > 4 || !ending.kind().matches("sound|refused") || ending.milliseconds() > SLOW) {
                        System.out.println(ending.number() + " " + ending.milliseconds() + " ms " + ending.kind() + " "
                                + ending.message() + "\n    " + cases.describe(ending.number()));
                    }
                })
                .run(Integer.parseInt(words[2]), words[3].equals("all") ? cases.all() : Integer.parseInt(words[3]));
        for (String kind : List.of("sound", "refused", "internal", "died", "endless")) {
            System.out.println(kind + " "
                    + endings.stream()
                            .filter(ending -> ending.kind().equals(kind))
                            .count());
        }
    }

    List<Ending> run(int from, int to) throws IOException, InterruptedException {
        current = from;
        while (current < to) {
            batch(to);
        }
        return endings;
    }

    /** Runs cases in one worker, until all are done or one ends it. */
    private void batch(int to) throws IOException, InterruptedException {
        Process worker = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileWorker.class.getName(),
                        kind,
                        Long.toString(seed),
                        Integer.toString(current),
                        Integer.toString(Math.min(to, current + 5000))))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            int open = -1;
            while (true) {
                CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> read(lines));
                String line = next.completeOnTimeout("endless", LONGEST, TimeUnit.MILLISECONDS)
                        .join();
                if (line == null || line.equals("endless")) {
                    worker.destroyForcibly().waitFor();
                    if (open >= 0) {
                        boolean died = line == null;
                        end(new Ending(
                                open, died ? 0 : LONGEST, died ? "died" : "endless", "status " + worker.exitValue()));
                        current = open + 1;
                    } else if (worker.exitValue() != 0) {
                        throw new IOException("a worker does not start: status " + worker.exitValue());
                    }
                    return;
                }
                String[] parts = line.split(" ", 5);
                if (parts[0].equals("begin")) {
                    open = Integer.parseInt(parts[1]);
                } else if (parts[0].equals("end")) {
                    end(new Ending(open, Long.parseLong(parts[2]), parts[3], parts.length > 4 ? parts[4] : ""));
                    current = open + 1;
                    open = -1;
                }
            }
        }
    }

    private void end(Ending ending) {
        endings.add(ending);
        listener.accept(ending);
    }

    private static String read(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new VizslaException("a worker's report cannot be read", e);
        }
    }
}
