package org.vizsla.models.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;

/**
 * The right to write one file of the cache, held by one thread of one process at a time. It ends with the process, however that ends. The empty lock
 * file stays: if it were deleted, two processes could hold locks on two files of the same name.
 */
final class StoreLock {
    private static final long PAUSE_MILLIS = 50;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock, and runs an action while holding it.
     *
     * @throws VizslaException if the folder cannot be written
     */
    static <T> T holding(Path file, Supplier<T> action) {
        StoreLock lock = acquire(file);
        try {
            return action.get();
        } finally {
            lock.close();
        }
    }

    private static StoreLock acquire(Path file) {
        FileChannel channel;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new VizslaException(
                    "cannot write to the cache " + file.getParent() + ": " + e
                            + "; name another folder in VIZSLA_CACHE",
                    e);
        }
        try {
            while (!tryLock(channel)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            return new StoreLock(channel);
        } catch (IOException e) {
            close(channel);
            throw new VizslaException(
                    "cannot lock " + file + ": " + e.getMessage() + "; name another folder in VIZSLA_CACHE", e);
        } catch (InterruptedException e) {
            close(channel);
            Thread.currentThread().interrupt();
            throw new VizslaException("interrupted while another process held " + file, e);
        }
    }

    /** Locks of other processes make it null, locks of this one throw. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByAThreadOfOurs) {
            return false;
        }
    }

    private void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VizslaException("cannot unlock: " + e.getMessage(), e);
        }
    }
}
