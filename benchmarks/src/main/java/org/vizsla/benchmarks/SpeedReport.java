package org.vizsla.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks (accepting JMH's own options) and prints how many times as fast as libtorch we are, where both were measured. */
public final class SpeedReport {
    private SpeedReport() {}

    public static void main(String... arguments) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .jvmArgsAppend(
                                "-Dai.djl.pytorch.num_threads=2",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                "-XX:MaxDirectMemorySize=8g")
                        .build())
                .run();
        Map<String, Map<String, Double>> cases = new LinkedHashMap<>();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            String name = Stream.of("network", "batch", "method")
                    .map(result.getParams()::getParam)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            cases.computeIfAbsent(name, key -> new LinkedHashMap<>())
                    .put(method, result.getPrimaryResult().getScore());
        }
        cases.values().removeIf(measured -> measured.size() < 2);
        double logarithms = 0;
        System.out.printf("%n%-38s %12s %12s %8s%n", "", "vizsla, ms", "libtorch, ms", "ratio");
        for (Map.Entry<String, Map<String, Double>> entry : cases.entrySet()) {
            double ours = entry.getValue().getOrDefault("vizsla", Double.NaN);
            double theirs = entry.getValue().getOrDefault("libtorch", Double.NaN);
            logarithms += Math.log(theirs / ours);
            System.out.printf("%-38s %12.1f %12.1f %8.2f%n", entry.getKey(), ours, theirs, theirs / ours);
        }
        System.out.printf("%-38s %12s %12s %8.2f%n", "geometric mean", "", "", Math.exp(logarithms / cases.size()));
    }
}
