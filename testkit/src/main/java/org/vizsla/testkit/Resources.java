package org.vizsla.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Files included in the testkit. */
final class Resources {
    private Resources() {}

    /** Writes a resource to a file and returns that file. */
    static Path copy(String resource, Path file) throws IOException {
        try (InputStream content = Resources.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(content, resource), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
