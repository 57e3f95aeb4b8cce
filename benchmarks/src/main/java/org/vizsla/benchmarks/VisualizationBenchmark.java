package org.vizsla.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.SessionSettings;

/** One step of feature visualization, next to the same step in libtorch: pictures of a channel of SqueezeNet are painted, moved, looked at, and changed. Before it is measured, both gradients are compared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class VisualizationBenchmark {
    private static final double LARGEST_DIFFERENCE = 0.01;
    private static final int CHANNEL = 74;

    @Param("squeezenet1_0")
    public String network = "";

    /** A preset, and how many pictures are painted at once. */
    @Param({"lucid x 1", "lucid x 4", "maco x 1"})
    public String method = "";

    @Param("2")
    public int threads;

    private Optional<VizslaSteps> vizsla = Optional.empty();
    private Optional<LibtorchStep> libtorch = Optional.empty();

    @Setup(Level.Trial)
    public void open() throws IOException {
        String[] words = method.split(" x ");
        Preset preset = Preset.valueOf(words[0].toUpperCase(Locale.ROOT));
        FormulaNetwork formula = FormulaNetwork.of(network);
        Model model = formula.model();
        VizslaSteps ours = new VizslaSteps(
                model,
                preset,
                new ChannelObjective(LibtorchNetwork.LAYER, CHANNEL),
                Integer.parseInt(words[1]),
                SessionSettings.DEFAULT.withThreads(threads));
        vizsla = Optional.of(ours);
        float[] slope = ours.quietSlope();
        LibtorchStep theirs = new LibtorchStep(
                formula.weights(),
                model.preprocessing().normalization(),
                preset,
                ours.view(),
                CHANNEL,
                ours.numbers(),
                ours.drawn());
        libtorch = Optional.of(theirs);
        Agreement.check(method, slope, theirs.quietSlope(), LARGEST_DIFFERENCE);
    }

    @Benchmark
    public float vizsla() {
        return vizsla.orElseThrow().step();
    }

    @Benchmark
    public float libtorch() {
        return libtorch.orElseThrow().step();
    }

    @TearDown(Level.Trial)
    public void close() {
        vizsla.ifPresent(VizslaSteps::close);
        libtorch.ifPresent(LibtorchStep::close);
    }
}
