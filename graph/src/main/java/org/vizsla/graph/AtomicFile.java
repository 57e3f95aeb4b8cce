package org.vizsla.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it appears whole or not at all: first under another name next to it, then moved into place. */
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
        place(file, channel -> {
            content.writeTo(channel);
            channel.force(false);
        });
    }

    private static void place(Path file, Content content) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            while (!written(target, content)) {
                // The new file was taken for a leftover before it was locked: another name.
            }
        } catch (IOException | UncheckedIOException e) {
            throw new VizslaException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static boolean written(Path target, Content content) throws IOException {
        Path partial = Leftovers.partial(target);
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (!Leftovers.holds(partial, channel)) {
                return false;
            }
            content.writeTo(channel);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is a file, not a folder";
        } else if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        } else if (failure instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        return String.valueOf(failure.getMessage());
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
        place(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
    }

    /** Writes all that remains in a buffer. */
    public static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
