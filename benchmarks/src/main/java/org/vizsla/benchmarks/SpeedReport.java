package org.vizsla.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks (accepting JMH's own options) and prints how many times as fast as libtorch we are, where both were measured; behind it the same of the fastest iterations, for machines with other work to do. */
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
        Map<String, Map<String, Result<?>>> cases = new LinkedHashMap<>();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            String name = Stream.of("network", "batch", "method")
                    .map(result.getParams()::getParam)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            Map<String, Result<?>> measured = cases.computeIfAbsent(name, key -> new LinkedHashMap<>());
            measured.put(method, result.getPrimaryResult());
            // Where both sides take turns in one method, each has a time of its own.
            result.getSecondaryResults().forEach(measured::put);
        }
        cases.values().removeIf(measured -> !measured.keySet().containsAll(Set.of("vizsla", "libtorch")));
        if (!cases.isEmpty()) {
            print(cases);
        }
    }

    private static void print(Map<String, Map<String, Result<?>>> cases) {
        System.out.printf(
                "%n%-38s %12s %12s %8s%28s%n", "", "vizsla, ms", "libtorch, ms", "ratio", "fastest iterations");
        double logarithms = 0;
        double ofFastest = 0;
        for (Map.Entry<String, Map<String, Result<?>>> entry : cases.entrySet()) {
            System.out.printf("%-38s", entry.getKey());
            logarithms += Math.log(
                    printed(entry.getValue(), result -> result.getStatistics().getMean()));
            ofFastest += Math.log(
                    printed(entry.getValue(), result -> result.getStatistics().getMin()));
            System.out.println();
        }
        double mean = Math.exp(logarithms / cases.size());
        double meanOfFastest = Math.exp(ofFastest / cases.size());
        System.out.printf("%-38s%35.2f%35.2f%n", "geometric mean", mean, meanOfFastest);
    }

    /** How many times as fast as libtorch, printed behind both times. */
    private static double printed(Map<String, Result<?>> measured, ToDoubleFunction<Result<?>> time) {
        double ours = time.applyAsDouble(Objects.requireNonNull(measured.get("vizsla")));
        double theirs = time.applyAsDouble(Objects.requireNonNull(measured.get("libtorch")));
        System.out.printf(" %12.1f %12.1f %8.2f", ours, theirs, theirs / ours);
        return theirs / ours;
    }
}
