package org.vizsla.report.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.dream.DreamRequest;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.SessionSettings;

/** All that must be the same in two runs for the second to go on with the unfinished pictures of the first. */
public final class KeptQuestion {
    private final Map<String, Object> question;

    private KeptQuestion(Map<String, Object> question) {
        this.question = question;
    }

    /**
     * For optimized pictures.
     *
     * @param image that the pictures are about
     */
    public static KeptQuestion of(VisualizationRequest request, Optional<Tensor> image) {
        Map<String, Object> all = about(
                request.objectives(), image, request.seed(), request.frames(), request.memory(), request.session());
        all.put("preset", request.settings().name());
        all.put("values", VisualizationParameters.ALL.shown(request.settings()));
        all.put("spectrum", digest(request.spectrum().text()));
        all.putAll(new Provenance(request.model(), request.session()).identity(request.preprocessing()));
        return new KeptQuestion(all);
    }

    /**
     * For a dream.
     *
     * @param frames of a flight into it
     */
    public static KeptQuestion of(DreamRequest request, Preprocessing preprocessing, int frames) {
        Map<String, Object> all = about(
                List.of(request.objective()),
                Optional.of(request.picture()),
                request.seed(),
                frames,
                request.memory(),
                request.session());
        all.put("values", DreamJson.values(request.settings()));
        all.putAll(new Provenance(request.model(), request.session()).identity(preprocessing));
        return new KeptQuestion(all);
    }

    private static Map<String, Object> about(
            List<FeatureObjective> objectives,
            Optional<Tensor> image,
            long seed,
            int frames,
            long memory,
            SessionSettings session) {
        int threads = session.threads();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("objectives", objectives.stream().map(Object::toString).toList());
        all.put(
                "weights",
                digest(objectives.stream()
                        .map(objective -> objective.details() + "\n")
                        .reduce("", String::concat)));
        all.put("image", image.map(KeptQuestion::digest).orElse("none"));
        all.put("seed", seed);
        all.put("frames", frames);
        all.put("threads", threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
        all.put("memory", memory);
        return all;
    }

    /** As a text, which {@link #check} takes. */
    public String text() {
        return Json.write(question);
    }

    /**
     * Checks that a text is of the same question.
     *
     * @param folder where it was kept
     * @throws VizslaException if it is of another one, or of none
     */
    public void check(Path folder, String text) {
        SameQuestion.check(folder, question, Json.parse(text));
    }

    private static String digest(Tensor tensor) {
        float[] values = tensor.floats();
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return digest(bytes.array());
    }

    private static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
