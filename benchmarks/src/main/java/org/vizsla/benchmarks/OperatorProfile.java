package org.vizsla.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;

/**
 * Prints where ONNX Runtime spends the time of saliency, by kind of operator, with two threads: {@code benchmarks/profile NETWORK [IMAGES]}. Beside it is how many operations a second convolutions and matrix products reach, as a share of what a product of two matrices of 1,024 x 1,024 reaches in the same process, and how many bytes a second each kind reads and writes.
 *
 * <p>The machine's limit is the time that the convolutions and products alone would take at the rate of that product, or the reading and writing of each kind at the rate of adding two arrays of 3 MB, whichever is longer; no kind counts for more than it took, since a reshaped value is neither read nor written.
 */
public final class OperatorProfile {
    private static final int THREADS = 2;
    /** Runs in which memory is new, which the system fills with zeros: they are not counted. */
    private static final int FIRST_RUNS = 3;

    private static final int RUNS = 10;
    private static final int SIDE = 1024;
    private static final int ARRAY = 3 << 18;
    private static final Pattern EVENT =
            Pattern.compile("\"dur\" ?: ?(\\d+).*\"([^\"]+)_kernel_time\".*\"op_name\" ?: ?\"(\\w+)\"");
    private static final Pattern SHAPES =
            Pattern.compile("\"(input|output)_type_shape\" ?: ?\\[((?:\\{\"\\w+\":\\[[\\d,]*\\]\\},?)*)\\]");
    private static final Pattern SHAPE = Pattern.compile("\\{\"\\w+\" ?: ?\\[([\\d,]*)\\]\\}");

    private OperatorProfile() {}

    public static void main(String... arguments) throws IOException, OrtException {
        int images = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        FormulaNetwork formula = FormulaNetwork.of(arguments[0]);
        Graph saliency = ExplainerGraph.compile(formula.model(), List.of(Saliency.DEFAULT), ExplainerSettings.DEFAULT)
                .withoutChecks();
        double peak = of(product(), 1).values().stream()
                .mapToDouble(Kind::operationsPerSecond)
                .max()
                .orElseThrow();
        System.out.printf("%d x %d matrix product: %.0f GFLOPS%n", SIDE, SIDE, peak / 1e9);
        double bandwidth = of(addition(), 1).values().stream()
                .mapToDouble(kind -> kind.bytes / kind.seconds)
                .max()
                .orElseThrow();
        System.out.printf("addition of arrays of 3 MB: %.1f GB/s%n", bandwidth / 1e9);
        Map<String, Kind> kinds = of(saliency, images);
        double all = kinds.values().stream().mapToDouble(kind -> kind.seconds).sum();
        double limit = kinds.values().stream()
                .mapToDouble(kind -> Math.min(kind.seconds, Math.max(kind.operations / peak, kind.bytes / bandwidth)))
                .sum();
        System.out.printf(
                "%s, %d images: %.1f ms in operators; at those rates %.1f, so %.0f%% of the machine's limit%n",
                arguments[0], images, 1e3 * all / RUNS, 1e3 * limit / RUNS, 100 * limit / all);
        System.out.printf("%-22s%8s%10s%8s%10s%8s%8s%n", "", "nodes", "ms", "share", "GFLOPS", "peak", "GB/s");
        kinds.entrySet().stream()
                .sorted((one, other) -> Double.compare(other.getValue().seconds, one.getValue().seconds))
                .forEach(entry -> {
                    Kind kind = entry.getValue();
                    System.out.printf(
                            "%-22s%8d%10.2f%7.1f%%%10.0f%7.0f%%%8.1f%n",
                            entry.getKey(),
                            kind.calls / RUNS,
                            1e3 * kind.seconds / RUNS,
                            100 * kind.seconds / all,
                            kind.operationsPerSecond() / 1e9,
                            100 * kind.operationsPerSecond() / peak,
                            kind.bytes / kind.seconds / 1e9);
                });
    }

    /** All calls of one kind of operator. */
    private static final class Kind {
        private int calls;
        private double seconds;
        private double operations;
        private double bytes;

        double operationsPerSecond() {
            return operations / seconds;
        }
    }

    private static Graph addition() {
        GraphBuilder builder = new GraphBuilder("addition");
        builder.input(new Value("x", DataType.FLOAT32, Shape.of(ARRAY)));
        builder.input(new Value("y", DataType.FLOAT32, Shape.of(ARRAY)));
        builder.output(builder.op("Add", "x", "y").value());
        return builder.build();
    }

    private static Graph product() {
        Tensor matrix = new RandomTensors(1).normal(SIDE, SIDE);
        GraphBuilder builder = new GraphBuilder("product");
        builder.input(new Value("x", DataType.FLOAT32, Shape.of(SIDE, SIDE)));
        builder.initializer("w", matrix);
        builder.output(builder.op("MatMul", "x", "w").value());
        return builder.build();
    }

    private static Map<String, Kind> of(Graph graph, int images) throws IOException, OrtException {
        Path folder = Files.createTempDirectory("vizsla-profile");
        Path model = folder.resolve("model.onnx");
        OnnxWriter.write(model, graph);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        String profile;
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(THREADS);
            options.addConfigEntry("session.disable_prepacking", "1");
            options.enableProfiling(folder.resolve("profile").toString());
            try (OrtSession session = environment.createSession(model.toString(), options)) {
                Map<String, OnnxTensor> feeds = new HashMap<>();
                for (Value input : graph.inputs()) {
                    feeds.put(input.name(), feed(environment, input, images));
                }
                for (int run = 0; run < FIRST_RUNS + RUNS; run++) {
                    session.run(feeds).close();
                }
                feeds.values().forEach(OnnxTensor::close);
                profile = session.endProfiling();
            }
        }
        return read(Path.of(profile));
    }

    private static OnnxTensor feed(OrtEnvironment environment, Value input, int images) throws OrtException {
        Shape shape = Objects.requireNonNull(input.shape());
        long[] sizes = new long[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(axis) == Shape.UNKNOWN ? images : shape.size(axis);
        }
        if (input.type() == DataType.INT64) {
            return OnnxTensor.createTensor(
                    environment, LongBuffer.allocate((int) Shape.of(sizes).elements()), sizes);
        }
        return OnnxTensor.createTensor(
                environment, new RandomTensors(2).normal(sizes).floatBuffer(), sizes);
    }

    private static Map<String, Kind> read(Path profile) throws IOException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Map<String, Integer> calls = new HashMap<>();
        for (String line : Files.readAllLines(profile)) {
            Matcher event = EVENT.matcher(line);
            if (event.find() && calls.merge(event.group(2), 1, Integer::sum) > FIRST_RUNS) {
                Kind kind = kinds.computeIfAbsent(event.group(3), name -> new Kind());
                kind.calls++;
                kind.seconds += Long.parseLong(event.group(1)) / 1e6;
                count(event.group(3), line, kind);
            }
        }
        return kinds;
    }

    private static void count(String operator, String line, Kind kind) {
        Matcher shapes = SHAPES.matcher(line);
        List<long[]> inputs = List.of();
        List<long[]> outputs = List.of();
        while (shapes.find()) {
            List<long[]> found = SHAPE.matcher(shapes.group(2))
                    .results()
                    .map(shape -> Arrays.stream(shape.group(1).split(","))
                            .filter(size -> !size.isEmpty())
                            .mapToLong(Long::parseLong)
                            .toArray())
                    .toList();
            if (shapes.group(1).equals("input")) {
                inputs = found;
            } else {
                outputs = found;
            }
        }
        kind.bytes += 4
                * (inputs.stream().mapToDouble(OperatorProfile::elements).sum()
                        + outputs.stream()
                                .mapToDouble(OperatorProfile::elements)
                                .sum());
        if (inputs.size() > 1 && !outputs.isEmpty()) {
            double results = elements(outputs.get(0));
            long[] first = inputs.get(0);
            long[] second = inputs.get(1);
            if (operator.endsWith("Conv")) {
                kind.operations += 2 * results * elements(second) / second[0];
            } else if (operator.contains("MatMul") || operator.contains("Gemm")) {
                kind.operations += 2 * results * first[first.length - 1];
            }
        }
    }

    private static double elements(long[] sizes) {
        return Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
    }
}
