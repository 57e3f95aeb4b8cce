package org.vizsla.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is being written under another name beside its own, and appears whole when it is committed, or not at all. {@link Leftovers} sweeps what killed processes leave of such. */
public final class PendingFile implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private final FileChannel channel;

    private PendingFile(Path target, Path partial, FileChannel channel) {
        this.target = target;
        this.partial = partial;
        this.channel = channel;
    }

    /**
     * Begins a file; missing folders are created.
     *
     * @throws VizslaException if it cannot be written
     */
    public static PendingFile begin(Path file) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            while (true) {
                Path partial = Leftovers.partial(target);
                FileChannel channel =
                        FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (Leftovers.holds(partial, channel)) {
                    return new PendingFile(file, partial, channel);
                }
                // The new file was taken for a leftover before it was locked: another name.
                channel.close();
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** What is written goes here. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Lets the file appear, in place of one that was there.
     *
     * @throws VizslaException if it cannot; what was there before is then unchanged
     */
    public void commit() {
        try {
            channel.force(false);
            appear();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Lets the file appear, whether or not it is on the disk already. */
    void appear() throws IOException {
        Files.move(partial, target.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends the writing; what was not committed is gone. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** The failure to write a file. */
    static VizslaException failure(Path file, Exception cause) {
        return new VizslaException("cannot write " + file + ": " + reason(cause), cause);
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
}
