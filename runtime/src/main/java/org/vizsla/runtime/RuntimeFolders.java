package org.vizsla.runtime;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The temporary folders of ONNX Runtime, {@code onnxruntime-javaNUMBER}: it makes one whenever it is loaded, unpacks its library there if it has to, and
 * deletes it when it is loaded, or when Java ends. A process that is killed before leaves an empty one.
 */
final class RuntimeFolders {
    private static final String PATTERN = "onnxruntime-java*";

    /** Loading takes a second; a folder that is still empty after this time was left. */
    private static final Duration SURELY_LEFT = Duration.ofMinutes(1);

    private RuntimeFolders() {}

    static String temporary() {
        return System.getProperty("java.io.tmpdir", "");
    }

    /** Deletes the empty ones that were left. */
    static void sweep() {
        Instant latest = Instant.now().minus(SURELY_LEFT);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(temporary()), PATTERN)) {
            folders.forEach(folder -> deleteIfLeft(folder, latest));
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            // Loading will say what is wrong with the folder.
        }
    }

    private static void deleteIfLeft(Path folder, Instant latest) {
        try {
            if (Files.isDirectory(folder)
                    && Files.getLastModifiedTime(folder).toInstant().isBefore(latest)) {
                Files.delete(folder);
            }
        } catch (IOException inUse) {
            // It is not empty, or another's.
        }
    }
}
