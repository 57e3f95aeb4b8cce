package org.vizsla.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/** The cost of five more methods that use the passes of the first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SharedPassesBenchmark {
    private static final Call TARGET = Call.of(416);

    @Param({"alexnet", "squeezenet1_0"})
    public String network = "";

    @Param({"saliency", "saliency+input_x_gradient+grad_cam+hires_cam+layer_cam+x_grad_cam"})
    public String methods = "";

    @Param("2")
    public int threads;

    private Tensor picture = Tensor.scalar(0f);
    private Optional<Explainer> explainer = Optional.empty();

    @Setup(Level.Trial)
    public void open() throws IOException {
        picture = new RandomTensors(1).normal(1, 3, 224, 224);
        explainer = Optional.of(Explainer.open(
                FormulaNetwork.of(network).model(),
                Methods.choose(List.of(methods.split("\\+")), Map.of(), ""),
                SessionSettings.DEFAULT.withThreads(threads)));
    }

    @Benchmark
    public Explanation explain() {
        return explainer.orElseThrow().explain(picture, TARGET);
    }

    @TearDown(Level.Trial)
    public void close() {
        explainer.ifPresent(Explainer::close);
    }
}
