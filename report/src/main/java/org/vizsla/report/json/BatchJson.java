package org.vizsla.report.json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.text.ShownText;
import org.vizsla.models.labels.Labels;
import org.vizsla.report.job.ExplanationRequest;

/** The {@code batch.json} of a batch: what was asked, without any time or place of a machine, and what came of it. */
public final class BatchJson {
    private static final String INPUTS = "inputs";
    private static final String COUNT = "count";
    private static final String PICTURES = "pictures";
    private static final String COMPLETE = "complete";

    private static final int SHOWN = 100;

    private BatchJson() {}

    /**
     * What was asked.
     *
     * @param words that say which images
     * @param list the name of a list of more
     * @param count how many inputs these are
     * @param part how many inputs a part has
     * @param pictures what else is drawn, by name; empty if nothing is
     */
    public static Map<String, Object> asked(
            List<String> words,
            Optional<String> list,
            long count,
            int part,
            ExplanationRequest request,
            Map<String, Object> pictures) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("words", words);
        list.ifPresent(name -> inputs.put("list", name));
        inputs.put(COUNT, count);
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put(INPUTS, inputs);
        asked.put("part", part);
        asked.putAll(new Provenance(request.model(), request.settings().session()).identity(request.preprocessing()));
        Labels labels = request.model().labels();
        asked.put("labels", digest(labels));
        asked.put("target", target(request.targets().named(), labels));
        Map<String, Object> methods = new LinkedHashMap<>();
        request.methods()
                .forEach(method -> methods.put(
                        method.name(),
                        Methods.find(method.name())
                                .map(entry -> entry.values(method))
                                .orElse(Map.of())));
        asked.put("methods", methods);
        asked.put("seed", request.seed());
        if (!pictures.isEmpty()) {
            asked.put(PICTURES, pictures);
        }
        return asked;
    }

    private static Object target(List<Target> named, Labels labels) {
        if (named.isEmpty()) {
            return "that of the folder, or else the highest score";
        }
        return named.get(0) instanceof Target.OfClass known
                ? Map.of("index", known.index(), "name", labels.name(known.index()))
                : "the highest score";
    }

    private static String digest(Labels labels) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int index = 0; index < labels.size(); index++) {
                digest.update((labels.name(index) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a file holds; empty if there is none. */
    public static Optional<Map<String, Object>> read(Path file) {
        return Files.exists(file) ? Optional.of(Json.read(file)) : Optional.empty();
    }

    /**
     * What differs between what is asked and what a batch's file holds, such as {@code method was grad_cam, and is now saliency}; empty if nothing does.
     *
     * @param known what the file holds
     */
    public static Optional<String> difference(Map<String, Object> asked, Map<String, Object> known) {
        return Stream.concat(asked.keySet().stream(), Stream.of(PICTURES))
                .flatMap(key -> difference(key, asked.get(key), known.get(key)).stream())
                .findFirst();
    }

    private static Optional<String> difference(String name, @Nullable Object asked, @Nullable Object known) {
        if (asked instanceof Map<?, ?> mine
                && known instanceof Map<?, ?> other
                && mine.keySet().equals(other.keySet())) {
            return mine.keySet().stream()
                    .flatMap(key -> difference(name + " " + key, mine.get(key), other.get(key)).stream())
                    .findFirst();
        }
        return line(asked).equals(line(known))
                ? Optional.empty()
                : Optional.of(name.replace('_', ' ') + " was " + shown(known) + ", and is now " + shown(asked));
    }

    /** Maps whose keys differ are told apart by these. */
    private static String shown(@Nullable Object value) {
        return ShownText.line(
                line(
                        value instanceof Map<?, ?> map
                                ? String.join(
                                        ", ",
                                        map.keySet().stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .toList())
                                : value),
                SHOWN);
    }

    private static String line(@Nullable Object value) {
        return Json.write(value == null ? "none" : value)
                .replaceAll("\\s*\\R\\s*", " ")
                .replace("\"", "");
    }

    /** Whether all parts of a batch are done, as its file says. */
    public static boolean isComplete(Map<String, Object> batch) {
        return Boolean.TRUE.equals(batch.get(COMPLETE));
    }

    /** How many inputs a batch has, as its file says. */
    public static long count(Map<String, Object> batch) {
        return batch.get(INPUTS) instanceof Map<?, ?> inputs && inputs.get(COUNT) instanceof Number number
                ? number.longValue()
                : 0;
    }

    /** Writes what was asked, while parts are still missing. */
    public static void begin(Path file, Map<String, Object> asked) {
        Map<String, Object> batch = new LinkedHashMap<>(asked);
        batch.put(COMPLETE, false);
        Json.write(file, batch);
    }

    /** Writes what was asked, and what came of it, and returns that. */
    public static Map<String, Object> end(Path file, Map<String, Object> asked, BatchRows.Totals totals) {
        Map<String, Object> batch = new LinkedHashMap<>(asked);
        batch.put(COMPLETE, true);
        batch.put("images", totals.rows());
        batch.put("failed", totals.failed());
        batch.put("failed_checks", totals.failedChecks());
        Json.write(file, batch);
        return batch;
    }
}
