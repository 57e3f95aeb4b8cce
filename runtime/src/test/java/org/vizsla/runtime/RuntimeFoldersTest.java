package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RuntimeFoldersTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory("onnxruntime-java-" + name);
    }

    @Test
    void deletesEmptyFoldersThatWereLeft() throws IOException {
        Path left = folder("left");
        Path used = folder("used");
        Path fresh = folder("fresh");
        Path library = Files.createFile(used.resolve("library"));
        Files.setLastModifiedTime(left, LONG_AGO);
        Files.setLastModifiedTime(used, LONG_AGO);
        try {
            RuntimeFolders.sweep();
            assertThat(left).doesNotExist();
            assertThat(library).exists();
            assertThat(fresh).exists();
        } finally {
            Files.delete(library);
            Files.delete(used);
            Files.delete(fresh);
        }
    }
}
