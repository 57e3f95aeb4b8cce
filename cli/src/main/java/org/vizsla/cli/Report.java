package org.vizsla.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The parts that every {@code result.json} has: which network, which input, which classes, which versions. */
final class Report {
    private static final int SHOWN = 5;

    private final Model network;
    private final SessionSettings settings;
    private final CompletableFuture<Optional<String>> digest;

    /** Reports about a network that runs with these settings; its file is read in the background for its checksum. */
    Report(Model network, SessionSettings settings) {
        this.network = network;
        this.settings = settings;
        this.digest = CompletableFuture.supplyAsync(network::sha256);
    }

    /** Begins the report about one source. */
    Map<String, Object> of(Source source, Preprocessing preprocessing) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("input", source.file().toString());
        report.put("model", model());
        report.put("versions", versions());
        report.put("device", settings.device().resolved().name().toLowerCase(Locale.ROOT));
        report.put("threads", settings.threads());
        if (!source.isArray()) {
            report.put("preprocessing", preprocessing(preprocessing));
        }
        return report;
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", network.name());
        network.file().ifPresent(file -> model.put("file", file.toString()));
        if (network.origin() instanceof WeightsOrigin.Embedded) {
            model.put("embedded", true);
        }
        digest.join().ifPresent(sha256 -> model.put("sha256", sha256));
        model.put("classes", network.classes());
        if (network.temperature() != 1) {
            model.put("temperature", decimal(network.temperature()));
        }
        if (!network.cutOff().isEmpty()) {
            model.put("cut_off", network.cutOff());
        }
        return model;
    }

    private static Map<String, Object> versions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("vizsla", Version.current());
        versions.put("onnxruntime", Session.engineVersion());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    private static Map<String, Object> preprocessing(Preprocessing preprocessing) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("resize", preprocessing.fit().name().toLowerCase(Locale.ROOT));
        map.put("width", preprocessing.width());
        map.put("height", preprocessing.height());
        map.put("mean", decimals(preprocessing.mean()));
        map.put("standard_deviation", decimals(preprocessing.standardDeviation()));
        return map;
    }

    private static List<Double> decimals(List<Float> values) {
        return values.stream().map(Report::decimal).toList();
    }

    /** As it was written: {@code 0.485}, not the nearest double of the nearest float. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    /** The scores of one picture, as probabilities; not a number where there are none. */
    float[] probabilities(Tensor scores) {
        return Probabilities.of(network, scores.floats());
    }

    /** One class, with its score, and its probability if it has one. */
    Map<String, Object> entry(int index, Tensor scores, float[] probabilities) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("index", index);
        entry.put("name", network.labels().name(index));
        if (!network.labels().wnid(index).isEmpty()) {
            entry.put("wnid", network.labels().wnid(index));
        }
        entry.put("score", number(scores.floats()[index]));
        if (!Float.isNaN(probabilities[index])) {
            entry.put("probability", probabilities[index]);
        }
        return entry;
    }

    /** The classes with the highest scores. */
    List<Map<String, Object>> top(Tensor scores, float[] probabilities) {
        return best(probabilities).stream()
                .map(index -> entry(index, scores, probabilities))
                .toList();
    }

    /** The indices of the five highest probabilities, the highest first. */
    static List<Integer> best(float[] probabilities) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, probabilities.length).boxed().toList());
        Collections.sort(order, (a, b) -> Float.compare(probabilities[b], probabilities[a]));
        return order.subList(0, Math.min(SHOWN, order.size()));
    }

    /** A number as JSON can hold it. */
    static Object number(float value) {
        return Float.isFinite(value) ? value : "not finite";
    }

    /** Date and time, as pages show them. */
    static String now() {
        return LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH));
    }

    /** Seconds since {@link System#nanoTime()} was {@code start}, to the millisecond. */
    static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    /** Writes the report, whole or not at all. */
    static void write(Path file, Map<String, Object> report) {
        byte[] text = (Json.write(report) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, text);
    }
}
