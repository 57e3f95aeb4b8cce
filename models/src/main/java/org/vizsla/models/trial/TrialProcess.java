package org.vizsla.models.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.Session;

/** The other process of a {@link Trial}: imports a model and runs it once, on an image of zeros. Its status is 0 also where the model is refused in the usual way. */
final class TrialProcess {
    private static final String NONE = "-";

    private TrialProcess() {}

    /** The arguments for a model and settings. */
    static List<String> words(Path model, ImportSettings settings, Optional<ImageSize> images) {
        OutputChoice output = settings.output();
        Answer answer = output.answer();
        String name = output.name();
        return List.of(
                model.toString(),
                images.map(size -> size.height() + "x" + size.width()).orElse(NONE),
                Boolean.toString(settings.size().asked().isPresent()),
                Boolean.toString(settings.keepSoftmax()),
                Boolean.toString(settings.namesBothSides()),
                answer == null ? NONE : answer.name(),
                name == null ? NONE : "=" + name);
    }

    private static ImportSettings settings(List<String> words) {
        Optional<ImageSize> images = size(words.get(1));
        SizeChoice size = Boolean.parseBoolean(words.get(2))
                ? new SizeChoice(images, form -> Optional.empty())
                : new SizeChoice(Optional.empty(), form -> images);
        @Nullable Answer answer = words.get(5).equals(NONE) ? null : Answer.valueOf(words.get(5));
        @Nullable String name = words.get(6).equals(NONE) ? null : words.get(6).substring(1);
        return new ImportSettings(
                size,
                Boolean.parseBoolean(words.get(3)),
                new OutputChoice(name, answer),
                Boolean.parseBoolean(words.get(4)));
    }

    private static Optional<ImageSize> size(String word) {
        if (word.equals(NONE)) {
            return Optional.empty();
        }
        String[] sides = word.split("x", 2);
        return Optional.of(new ImageSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
    }

    public static void main(String[] words) {
        try {
            Graph raw = OnnxReader.read(Path.of(words[0]));
            Graph graph =
                    new ImportClassifier(settings(List.of(words))).apply(raw).graph();
            try (Session session = Session.open(graph)) {
                session.run(zeros(graph));
            }
        } catch (VizslaException refused) {
            // Whoever goes on with the model meets the same.
        }
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, Tensor> zeros(Graph graph) {
        Map<String, Tensor> feeds = new HashMap<>();
        for (Value input : graph.inputs()) {
            List<Long> sizes = new ArrayList<>();
            Shape shape = input.shape();
            if (shape != null) {
                for (long size : shape.sizes()) {
                    sizes.add(size == Shape.UNKNOWN ? 1 : size);
                }
            }
            Shape fixed = Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
            long bytes = Math.multiplyExact(fixed.elements(), input.type().size());
            feeds.put(input.name(), Tensor.of(input.type(), fixed, Tensor.allocate(bytes)));
        }
        return feeds;
    }
}
