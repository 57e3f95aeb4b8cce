package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.Blackhole;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/**
 * {@link SaliencyBenchmark} for ten families of networks, in libtorch as TorchScript. Both sides take turns, so that a slow minute of the machine falls on both; an iteration is one turn of each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 9)
@Fork(1)
public class FamilyBenchmark {
    private static final double LARGEST_DIFFERENCE = 0.01;

    /** Calls of a turn, of which the fastest counts. */
    private static final int CALLS = 3;

    /** Threads of both sides spin for a while after a call, and would take the other's processors. */
    private static final int PAUSE_MILLIS = 100;

    @Param({
        "vit_b_16",
        "efficientnet_b0",
        "resnet50",
        "convnext_tiny",
        "densenet121",
        "vgg16",
        "mobilenet_v2",
        "regnet_y_400mf",
        "mobilenet_v3_large",
        "shufflenet_v2_x1_0"
    })
    public String network = "";

    @Param({"1", "8"})
    public int batch;

    @Param("2")
    public int threads;

    private Tensor pictures = Tensor.scalar(0f);
    private Call call = Call.DEFAULT;
    private Optional<Explainer> explainer = Optional.empty();
    private Optional<LibtorchGraph> libtorch = Optional.empty();

    @Setup(Level.Trial)
    public void open() throws IOException {
        FormulaNetwork formula = FormulaNetwork.of(network);
        pictures = new RandomTensors(1).normal(batch, 3, 224, 224);
        int[] classes = IntStream.range(0, batch).map(i -> 7 * i).toArray();
        call = Call.of(classes);
        SessionSettings settings = SessionSettings.DEFAULT.withThreads(threads);
        explainer = Optional.of(Explainer.open(formula.model(), List.of(Saliency.DEFAULT), settings));
        LibtorchGraph theirs =
                new LibtorchGraph(formula.model().graph(), formula.model().classes(), pictures, classes);
        libtorch = Optional.of(theirs);
        Agreement.check("saliency", vizsla().floats(), theirs.gradient(NDArray::toFloatArray), LARGEST_DIFFERENCE);
    }

    /** Milliseconds of the fastest call in a turn. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Fastest {
        public double vizsla;
        public double libtorch;
    }

    @Benchmark
    public void inTurn(Fastest fastest, Blackhole hole) throws InterruptedException {
        fastest.vizsla = fastest(this::vizsla, hole);
        // A single element is read, so that the computation has finished.
        fastest.libtorch =
                fastest(() -> libtorch.orElseThrow().gradient(gradient -> gradient.getFloat(0, 0, 0, 0)), hole);
    }

    private Tensor vizsla() {
        return explainer.orElseThrow().explain(pictures, call).map("saliency");
    }

    private static double fastest(Supplier<?> call, Blackhole hole) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            hole.consume(call.get());
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest / 1e6;
    }

    @TearDown(Level.Trial)
    public void close() {
        explainer.ifPresent(Explainer::close);
        libtorch.ifPresent(LibtorchGraph::close);
    }
}
