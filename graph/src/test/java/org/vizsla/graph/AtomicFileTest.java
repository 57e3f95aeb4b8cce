package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void writesAFileAndTheFolderItBelongsIn() {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void replacesWhatWasThere() {
        Path file = folder.resolve("c.txt");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        AtomicFile.write(file, new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        AtomicFile.writeRepeatable(file, new byte[] {5, 6});
        assertThat(file).hasBinaryContent(new byte[] {5, 6});
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void keepsWhatWasThereWhenWritingBreaksOff() {
        Path file = folder.resolve("c.txt");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    AtomicFile.writeAll(channel, ByteBuffer.wrap(new byte[] {9}));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(VizslaException.class)
                .hasMessage("cannot write " + file + ": the disk is full");
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesNothingBehindWhenTheContentFailsForAnotherReason() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("c.txt"), channel -> {
                    throw new IllegalStateException("no content");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path occupied = Files.createDirectory(folder.resolve("here"));
        Files.createFile(occupied.resolve("something"));
        assertThatThrownBy(() -> AtomicFile.write(occupied, new byte[] {1}))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot write " + occupied + ": ");
    }
}
