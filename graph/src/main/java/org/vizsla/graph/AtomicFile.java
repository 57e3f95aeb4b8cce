package org.vizsla.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes a file so that it appears whole or not at all, as a {@link PendingFile}. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes or replaces a file; missing folders are created.
     *
     * @throws VizslaException if it cannot be written; what was there before is then unchanged
     */
    public static void write(Path file, Content content) {
        try (PendingFile pending = PendingFile.begin(file)) {
            content.writeTo(pending.channel());
            pending.commit();
        } catch (IOException | UncheckedIOException e) {
            throw PendingFile.failure(file, e);
        }
    }

    /**
     * Writes or replaces a file with these bytes; missing folders are created.
     *
     * @throws VizslaException if it cannot be written; what was there before is then unchanged
     */
    public static void write(Path file, byte[] bytes) {
        write(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
    }

    /**
     * Writes or replaces a file that the same call makes again, such as a picture, without waiting until it is on the disk, which takes longer than drawing it: as {@link #write(Path, byte[])}, but if the
     * machine itself fails within seconds, the file may be empty.
     *
     * @throws VizslaException if it cannot be written; what was there before is then unchanged
     */
    public static void writeRepeatable(Path file, byte[] bytes) {
        writeRepeatable(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
    }

    /**
     * The same for content that is made as it is written.
     *
     * @throws VizslaException if it cannot be written; what was there before is then unchanged
     */
    public static void writeRepeatable(Path file, Content content) {
        try (PendingFile pending = PendingFile.begin(file)) {
            content.writeTo(pending.channel());
            pending.appear();
        } catch (IOException | UncheckedIOException e) {
            throw PendingFile.failure(file, e);
        }
    }

    /** Writes all that remains in a buffer. */
    public static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
