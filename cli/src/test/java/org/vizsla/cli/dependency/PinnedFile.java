package org.vizsla.cli.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that a build takes from a repository.
 *
 * @param sha256 its SHA-256, in hexadecimal digits
 * @param path its path in the repository, such as {@code info/picocli/picocli/4.7.7/picocli-4.7.7.jar}
 */
record PinnedFile(String sha256, String path) {
    /** The list of such files. */
    static final String LIST = ".mvn/checksums/checksums.sha256";

    PinnedFile {
        if (!sha256.matches("[0-9a-f]{64}") || parts(path).length < 4) {
            throw new IllegalArgumentException(sha256 + "  " + path);
        }
    }

    private static String[] parts(String path) {
        return path.split("/", -1);
    }

    /** The files in the list of a checkout. */
    static List<PinnedFile> in(Path checkout) throws IOException {
        return Files.readAllLines(checkout.resolve(LIST)).stream()
                .map(line -> new PinnedFile(line.substring(0, 64), line.substring(66)))
                .toList();
    }

    boolean isJar() {
        return path.endsWith(".jar");
    }

    /** {@code picocli-4.7.7.jar} */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@code info.picocli:picocli} */
    String artifact() {
        String[] parts = parts(path);
        String group = String.join(".", List.of(parts).subList(0, parts.length - 3));
        return group + ":" + parts[parts.length - 3];
    }

    String version() {
        String[] parts = parts(path);
        return parts[parts.length - 2];
    }
}
