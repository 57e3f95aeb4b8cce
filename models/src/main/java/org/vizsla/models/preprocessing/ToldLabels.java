package org.vizsla.models.preprocessing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.models.labels.Labels;

/** The names of classes that an ONNX file's metadata hold, or the configuration beside it; only if they are as many as the network has classes. */
public final class ToldLabels {
    private static final List<String> KEYS =
            List.of("names", "labels", "classes", "class_names", "label_names", "id2label");
    private static final String NAMELESS = "LABEL_0";

    private ToldLabels() {}

    public static Optional<Labels> of(Map<String, String> metadata, Path file, int classes) {
        Stream<Labels> inMetadata =
                KEYS.stream().map(metadata::get).filter(Objects::nonNull).flatMap(text -> named(text).stream());
        Stream<Labels> beside = ConfigurationFiles.beside(file).files().values().stream()
                .flatMap(configuration -> Stream.of(configuration.get("id2label"), configuration.get("label_names")))
                .filter(Objects::nonNull)
                .flatMap(content -> Labels.inContent(content).stream());
        return Stream.concat(inMetadata, beside)
                .filter(labels -> labels.size() == classes && !labels.name(0).equals(NAMELESS))
                .findFirst();
    }

    /** JSON, or names with commas or line ends between. */
    private static Optional<Labels> named(String text) {
        String separator = text.strip().contains("\n") ? "\\R" : ",";
        return Labels.inJson(text)
                .or(() -> Labels.inContent(Stream.of(text.strip().split(separator, -1))
                        .map(String::strip)
                        .toList()));
    }
}
