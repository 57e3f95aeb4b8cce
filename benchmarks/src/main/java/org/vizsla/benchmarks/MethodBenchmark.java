package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/** Methods for one image, next to the same computation in libtorch. Before anything is measured, both maps are compared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class MethodBenchmark {
    private static final double LARGEST_DIFFERENCE = 0.02;
    private static final int TARGET = 416;
    private static final Map<String, String> SETTINGS = Map.of(
            "integrated_gradients", "integrated_gradients.rule=left",
            "grad_cam", "grad_cam.layer=" + LibtorchNetwork.LAYER,
            "score_cam", "score_cam.layer=" + LibtorchNetwork.LAYER);

    @Param({"alexnet", "squeezenet1_0"})
    public String network = "";

    @Param({"integrated_gradients", "grad_cam", "guided_backprop", "lrp_epsilon_plus", "occlusion", "score_cam"})
    public String method = "";

    @Param("2")
    public int threads;

    private Tensor picture = Tensor.scalar(0f);
    private Optional<Explainer> explainer = Optional.empty();
    private Optional<LibtorchNetwork> libtorch = Optional.empty();

    @Setup(Level.Trial)
    public void open() throws IOException {
        FormulaNetwork formula = FormulaNetwork.of(network);
        picture = new RandomTensors(1).normal(1, 3, 224, 224);
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(threads));
        explainer = Optional.of(Explainer.open(formula.model(), methods(), settings));
        LibtorchNetwork theirs = new LibtorchNetwork(
                network,
                formula.weights(),
                picture,
                new long[] {TARGET},
                formula.model().classes());
        libtorch = Optional.of(theirs);
        Agreement.check(method, vizsla().floats(), theirs.compute(peer(), NDArray::toFloatArray), LARGEST_DIFFERENCE);
    }

    private List<AttributionMethod> methods() {
        String setting = SETTINGS.getOrDefault(method, "");
        int middle = setting.indexOf('=');
        Map<String, String> settings =
                middle < 0 ? Map.of() : Map.of(setting.substring(0, middle), setting.substring(middle + 1));
        return Methods.choose(List.of(method), settings, "");
    }

    private LibtorchMethod peer() {
        return LibtorchMethod.valueOf(method.toUpperCase(Locale.ROOT));
    }

    @Benchmark
    public Tensor vizsla() {
        return explainer.orElseThrow().explain(picture, Call.of(TARGET)).map(method);
    }

    /** The map stays in libtorch's memory; a single element is read, so that the computation has finished. */
    @Benchmark
    public float libtorch() {
        return libtorch.orElseThrow().compute(peer(), map -> map.getFloat(0, 0, 0, 0));
    }

    @TearDown(Level.Trial)
    public void close() {
        explainer.ifPresent(Explainer::close);
        libtorch.ifPresent(LibtorchNetwork::close);
    }
}
