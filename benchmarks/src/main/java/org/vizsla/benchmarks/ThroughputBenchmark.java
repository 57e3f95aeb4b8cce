package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.sweep.BatchEngine;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.report.batch.BatchFolder;
import org.vizsla.report.batch.BatchListener;
import org.vizsla.report.batch.BatchRequest;
import org.vizsla.report.batch.input.InputSearch;
import org.vizsla.report.folder.ExplanationFolder;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.page.Advice;
import org.vizsla.report.source.FileSource;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/** Many photographs (JPEG, 480 x 640) with one method, the time of each: from files to files, beside the bare network on images in memory, and beside libtorch. Sessions are opened within what is measured, as in a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class ThroughputBenchmark {
    private static final int PICTURES = 96;
    private static final double LARGEST_DIFFERENCE = 0.02;
    private static final Path PHOTOGRAPHS = Path.of("docs", "pictures");

    @Param({"squeezenet1_0", "resnet50", "menagerie"})
    public String network = "";

    @Param({"grad_cam", "saliency", "integrated_gradients"})
    public String method = "";

    @Param("2")
    public int threads;

    private Optional<Model> opened = Optional.empty();
    private Optional<LibtorchParts> libtorch = Optional.empty();
    private final List<Path> files = new ArrayList<>();
    private final List<Tensor> images = new ArrayList<>();
    private Path folder = PHOTOGRAPHS;

    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory("vizsla-throughput");
        Files.createDirectory(folder.resolve("photographs"));
        List<Path> photographs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(PHOTOGRAPHS, "*.jpg")) {
            found.forEach(photographs::add);
        }
        opened = Optional.of(open(network));
        Tensor noise = new RandomTensors(1).normal(1, 3, model().height(), model().width());
        LibtorchParts theirs = new LibtorchParts(model(), noise, 0);
        libtorch = Optional.of(theirs);
        Map<String, String> convention =
                peer() == LibtorchMethod.INTEGRATED_GRADIENTS ? Map.of(method + ".rule", "left") : Map.of();
        try (Explainer explainer =
                Explainer.open(model(), Methods.choose(List.of(method), convention, ""), ExplainerSettings.DEFAULT)) {
            float[] ours = explainer.explain(noise, Call.of(0)).map(method).floats();
            Agreement.check(method, ours, theirs.compute(peer(), NDArray::toFloatArray), LARGEST_DIFFERENCE);
        }
        for (int i = 0; i < PICTURES; i++) {
            Path file = folder.resolve("photographs").resolve(i + ".jpg");
            files.add(Files.copy(photographs.get(i % photographs.size()), file));
            images.add(model().preprocessing().apply(PictureReader.read(file)));
        }
    }

    /** The embedded network, or an architecture with weights from a formula. */
    private static Model open(String name) throws IOException {
        return name.equals(Architectures.EMBEDDED_NETWORK)
                ? new ModelLoader(WeightsStore.of(System.getenv())).load(name)
                : FormulaNetwork.of(name).model();
    }

    private Model model() {
        return opened.orElseThrow();
    }

    private SessionSettings settings() {
        return SessionSettings.DEFAULT.withThreads(threads);
    }

    /** The scores alone, one image after the other, with all threads. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public Object network() {
        Tensor[] last = new Tensor[1];
        try (Session session = Session.open(model().graph(), settings())) {
            for (Tensor image : images) {
                last[0] = scores(session, image);
            }
        }
        return last[0];
    }

    /** The scores alone, as many images at a time as there are threads, one for each. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public Object networkSideBySide() {
        Tensor[] last = new Tensor[1];
        try (Session session = Session.open(model().graph(), settings().withThreads(1));
                BatchEngine engine = new BatchEngine()) {
            engine.run(
                    PICTURES,
                    threads,
                    Cancellation.NEVER,
                    (place, ofPart) -> scores(session, images.get(place)),
                    scores -> last[0] = scores);
        }
        return last[0];
    }

    private Tensor scores(Session session, Tensor image) {
        return session.run(Map.of(model().input(), image))
                .byName()
                .values()
                .iterator()
                .next();
    }

    /** Maps as numbers: {@code vizsla batch}. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public Object maps() {
        Path out = fresh();
        InputSearch search =
                new InputSearch(List.of(folder.resolve("photographs").toString()), Optional.empty(), out);
        try (BatchFolder batch = BatchFolder.open(out, search)) {
            BatchRequest request = new BatchRequest(
                    search.words(),
                    Optional.empty(),
                    PICTURES,
                    request(List.of()),
                    Optional.empty(),
                    false,
                    Advice.PLAIN);
            return batch.run(request, BatchListener.NONE, Cancellation.NEVER);
        }
    }

    /** Maps as pictures, with a page about each and one about all: {@code vizsla explain}. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public Object pictures() {
        ExplanationRequest request = request(
                files.stream().map(file -> (Source) new FileSource(file, true)).toList());
        ExplanationFolder written = new ExplanationFolder(request, fresh(), Saving.USUAL);
        new ExplanationJob(request).runSideBySide(Cancellation.NEVER, JobListener.NONE, (ExplainedSource explained) -> {
            ExplanationFolder.Written about = written.write(explained);
            return () -> written.list(about);
        });
        return written.finish();
    }

    private ExplanationRequest request(List<Source> sources) {
        return new ExplanationRequest(
                model(),
                model().preprocessing(),
                Methods.choose(List.of(method), Map.of(), ""),
                sources,
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT.withSession(settings()),
                0);
    }

    /** Maps in libtorch's memory: each file is read as here, then an image is explained with all threads; one of noise, since a photograph and weights from a formula take libtorch 730 ms (SqueezeNet 1.0). */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public float libtorch() {
        float last = 0;
        for (Path file : files) {
            last += model().preprocessing().apply(PictureReader.read(file)).floats()[0];
            last += libtorch.orElseThrow().compute(peer(), map -> map.getFloat(0, 0, 0, 0));
        }
        return last;
    }

    private LibtorchMethod peer() {
        return LibtorchMethod.valueOf(method.toUpperCase(Locale.ROOT));
    }

    private Path fresh() {
        Path out = folder.resolve("out");
        remove(out);
        return out;
    }

    private static void remove(Path all) {
        if (!Files.exists(all)) {
            return;
        }
        try (Stream<Path> files = Files.walk(all)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        libtorch.ifPresent(LibtorchParts::close);
        remove(folder);
    }
}
