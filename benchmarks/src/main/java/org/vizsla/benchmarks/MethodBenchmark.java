package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.RandomTensors;

/** Methods for one picture, beside the same computation in libtorch. Before anything is measured, both maps are compared. */
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
        Architecture architecture = Architectures.byName(network);
        Map<String, Tensor> weights = FormulaWeights.of(architecture.shapes(1000));
        Path file = Files.createTempDirectory("vizsla").resolve(network + ".safetensors");
        SafetensorsWriter.write(file, weights, Map.of());
        picture = new RandomTensors(1).normal(1, 3, 224, 224);
        Model model =
                Model.of(architecture.build(Checkpoints.read(file).tensors()), Labels.imageNet(), Optional.of(file));
        ExplainerSettings settings =
                ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(threads));
        explainer = Optional.of(Explainer.open(model, methods(), settings));
        libtorch = Optional.of(new LibtorchNetwork(network, weights, picture, new long[] {TARGET}, model.classes()));
        compare();
    }

    private List<AttributionMethod> methods() {
        String setting = SETTINGS.getOrDefault(method, "");
        int middle = setting.indexOf('=');
        Map<String, String> settings =
                middle < 0 ? Map.of() : Map.of(setting.substring(0, middle), setting.substring(middle + 1));
        return Methods.choose(List.of(method), settings, "");
    }

    private void compare() {
        float[] theirs = libtorch.orElseThrow().compute(peer(), NDArray::toFloatArray);
        float[] ours = vizsla().floats();
        double difference = 0;
        double whole = 0;
        for (int i = 0; i < ours.length; i++) {
            difference += Math.pow((double) ours[i] - theirs[i % theirs.length], 2);
            whole += Math.pow(theirs[i % theirs.length], 2);
        }
        if (!(Math.sqrt(difference / whole) < LARGEST_DIFFERENCE)) {
            throw new IllegalStateException(
                    "the two maps of " + method + " differ by " + Math.sqrt(difference / whole));
        }
    }

    private LibtorchMethod peer() {
        return LibtorchMethod.valueOf(method.toUpperCase(Locale.ROOT));
    }

    @Benchmark
    public Tensor vizsla() {
        return explainer.orElseThrow().explain(picture, List.of(TARGET)).map(method);
    }

    /** The map stays in libtorch's memory; a single element is read, so that the computation has ended. */
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
