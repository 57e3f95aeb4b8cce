package org.vizsla.reference;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.runtime.Session;

/** Samples of operators run by ONNX Runtime on the processor, and in a browser in WASM and on WebGPU. */
final class OperatorRuns {
    static final String SAME = "yes";
    static final String BESIDE = "in WASM";

    private static final double TOLERANCE = 1e-4;

    private OperatorRuns() {}

    /** For each sample what became of it: on the processor, in WASM, on WebGPU. */
    static List<List<String>> of(List<OperatorSample> samples, Path folder) throws IOException {
        Files.writeString(
                folder.resolve("samples.json"),
                JSON.std.asString(samples.stream().map(OperatorRuns::json).toList()));
        List<?> browser;
        try (Chromium chromium = Chromium.withWebGpu()) {
            browser = (List<?>) WebPage.done(
                    chromium, folder, "operators.html", complaint -> complaint.contains("is not supported yet"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            List<Tensor> expected = List.copyOf(
                    Session.runOnce(samples.get(i).graph(), samples.get(i).feeds())
                            .byName()
                            .values());
            Map<?, ?> found = (Map<?, ?>) browser.get(i);
            String webgpu = verdict(Objects.requireNonNull(found.get("webgpu")), expected);
            String together = verdict(Objects.requireNonNull(found.get("together")), expected);
            boolean fallsBack = found.get("webgpu") instanceof String && !together.startsWith("fails");
            rows.add(List.of(
                    SAME,
                    verdict(Objects.requireNonNull(found.get("wasm")), expected),
                    fallsBack ? beside(together) : webgpu));
        }
        return rows;
    }

    private static String beside(String together) {
        return together.equals(SAME) ? BESIDE : together;
    }

    private static Map<String, Object> json(OperatorSample sample) {
        Map<String, Object> feeds = new LinkedHashMap<>();
        sample.feeds()
                .forEach((name, value) -> feeds.put(
                        name,
                        Map.of(
                                "type",
                                value.type().name().toLowerCase(Locale.ROOT),
                                "sizes",
                                LongStream.of(value.shape().sizes()).boxed().toList(),
                                "data",
                                base64(value))));
        return Map.of("model", Base64.getEncoder().encodeToString(OnnxWriter.toBytes(sample.graph())), "feeds", feeds);
    }

    private static String base64(Tensor tensor) {
        ByteBuffer bytes = tensor.bytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    /** Whether the outputs are as expected, or why there are none. */
    private static String verdict(Object found, List<Tensor> expected) {
        if (found instanceof String failure) {
            return "fails: " + reason(failure);
        }
        List<?> outputs = (List<?>) found;
        for (int i = 0; i < expected.size(); i++) {
            byte[] bytes = Base64.getDecoder().decode((String) Objects.requireNonNull(outputs.get(i)));
            DoubleBuffer actual =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
            if (!isSame(actual, numbers(expected.get(i)))) {
                return "differs";
            }
        }
        return SAME;
    }

    /** What ONNX Runtime says, without the place in its source. */
    private static String reason(String failure) {
        return failure.replaceAll("(?s).*(Status Message: |ERROR_MESSAGE: )", "")
                .replaceAll("^\\S*\\.(cc|h):\\d+ \\S+ ", "")
                .lines()
                .findFirst()
                .orElse("");
    }

    private static boolean isSame(DoubleBuffer actual, double[] expected) {
        double largest = 0;
        double off = actual.remaining() == expected.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(expected.length, actual.remaining()); i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            off = Math.max(off, Math.abs(actual.get(i) - expected[i]));
        }
        return off <= TOLERANCE * Math.max(largest, Float.MIN_NORMAL);
    }

    private static double[] numbers(Tensor tensor) {
        ByteBuffer bytes = tensor.bytes().order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[Math.toIntExact(tensor.elements())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (tensor.type()) {
                case FLOAT32 -> bytes.getFloat(4 * i);
                case INT64 -> bytes.getLong(8 * i);
                case INT32 -> bytes.getInt(4 * i);
                case INT8 -> bytes.get(i);
                case UINT8, BOOL -> bytes.get(i) & 0xff;
                default -> throw new IllegalArgumentException("a sample with " + tensor.type());
            };
        }
        return numbers;
    }
}
