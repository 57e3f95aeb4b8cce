package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vizsla.models.picture.PictureFormat;
import org.vizsla.report.source.FileSource;

/**
 * The file of a network, and what it is tried with.
 *
 * @param file in {@link Shared}
 * @param image a picture or array that lies beside it, or a photograph
 */
record TriedNetwork(Path file, Path image) {
    private static final String PHOTOGRAPH = "images/tabby_281.jpg";
    private static final String ONNX = ".onnx";
    private static final String EXPECTED = "expected_";

    /** Made to break what reads them. */
    private static final String HOSTILE = "cases/hostile";

    /** All files that are no attack, by folder: real networks, small ones of each exporter, cases, single faults. */
    static List<TriedNetwork> all() {
        return Stream.of("zoo", "onnx", "cases")
                .flatMap(folder -> Shared.files(folder, ONNX).stream())
                .filter(file -> !file.startsWith(Shared.path(HOSTILE)))
                .map(file -> new TriedNetwork(file, image(file)))
                .toList();
    }

    /** The file beside a network that has its name; else the first picture there, or the first array that is no expected result. */
    private static Path image(Path network) {
        String name = stem(network);
        try (Stream<Path> files = Files.walk(network.resolveSibling(""))) {
            return files.filter(file -> FileSource.isArray(file) || isPicture(file))
                    .filter(file -> !stem(file).startsWith(EXPECTED))
                    .min(Comparator.comparing((Path file) -> !stem(file).equals(name))
                            .thenComparing(file -> FileSource.isArray(file))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseGet(() -> Shared.path(PHOTOGRAPH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPicture(Path file) {
        return PictureFormat.isNamed(file.getFileName().toString());
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** Its path in the folder of reference data, without its extension. */
    String name() {
        Path root = Shared.path("");
        return root.relativize(file).toString().replace('\\', '/').replaceFirst("\\.onnx$", "");
    }
}
