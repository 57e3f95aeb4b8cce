package org.vizsla.models.preprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.vizsla.models.internal.JsonText;

/**
 * The configuration that lies beside a network's file, or beside its folder {@code onnx}: {@code preprocessor_config.json} of Hugging Face's image processors, and {@code
 * config.json} of Hugging Face and timm.
 *
 * @param files by name, in the order in which they count
 */
public record ConfigurationFiles(Map<String, Map<?, ?>> files) {
    private static final List<String> NAMES = List.of("preprocessor_config.json", "config.json");
    private static final String EXPORTS = "onnx";
    private static final long LARGEST = 16 << 20;

    /** Reads those that are there and are what they are called; others tell nothing. */
    public static ConfigurationFiles beside(Path file) {
        Map<String, Map<?, ?>> found = new LinkedHashMap<>();
        for (Path each : places(file)) {
            read(each).ifPresent(content -> found.putIfAbsent(each.getFileName().toString(), content));
        }
        return new ConfigurationFiles(found);
    }

    /** Where they are looked for, in the order in which they count; absolute. */
    public static List<Path> places(Path file) {
        List<Path> folders = new ArrayList<>();
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null) {
            folders.add(folder);
            Path outer = folder.getParent();
            if (outer != null && folder.endsWith(EXPORTS)) {
                folders.add(outer);
            }
        }
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(each -> each.resolve(name)))
                .toList();
    }

    private static Optional<Map<?, ?>> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? JsonText.read(Files.readString(file))
                            .filter(Map.class::isInstance)
                            .map(content -> (Map<?, ?>) content)
                    : Optional.empty();
        } catch (IOException e) {
            // A file that cannot be read tells no more than one that is not there.
            return Optional.empty();
        }
    }

    /** The normalization that the first of them tells. */
    Optional<FoundNormalization> normalization() {
        return first((name, content) -> ImageProcessor.normalization(content)
                .map(normalization -> new FoundNormalization(normalization, name + " says")));
    }

    /** How images are fitted, as the first of them tells. */
    Optional<FoundFit> fit() {
        return first((name, content) ->
                ProcessorFit.of(content).or(() -> TimmFit.of(content)).map(found -> found.in(name + " says")));
    }

    private <T> Optional<T> first(BiFunction<String, Map<?, ?>, Optional<T>> told) {
        return files.entrySet().stream()
                .flatMap(file -> told.apply(file.getKey(), file.getValue()).stream())
                .findFirst();
    }
}
