package org.vizsla.report.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/** Keeps other calls out of a folder for as long as it is open. Where the file system has no locks, it does nothing. */
final class FolderLock implements AutoCloseable {
    private static final String NAME = ".lock";

    private final Path folder;
    private final Path file;
    private final FileChannel channel;
    private final boolean made;

    private FolderLock(Path folder, Path file, FileChannel channel, boolean made) {
        this.folder = folder;
        this.file = file;
        this.channel = channel;
        this.made = made;
    }

    /**
     * Locks a folder, which is made if it is missing.
     *
     * @throws VizslaException if another call has locked it
     */
    static FolderLock of(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            boolean made = !Files.exists(folder);
            Files.createDirectories(folder);
            while (true) {
                FolderLock lock = tried(folder, file, made);
                if (lock != null) {
                    return lock;
                }
                // The call that held it removed it in this moment.
            }
        } catch (IOException e) {
            throw new VizslaException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FolderLock tried(Path folder, Path file, boolean made) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            free = false;
        } catch (IOException noLocks) {
            free = true;
        }
        if (!free) {
            channel.close();
            throw new VizslaException("another call is at work in " + folder + "; let it end first");
        }
        if (Files.exists(file)) {
            return new FolderLock(folder, file, channel, made);
        }
        channel.close();
        return null;
    }

    /** Unlocks the folder, and removes it if it was made for nothing. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
            if (made) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            // There are results in the folder; and a file that is left takes no room, and is locked anew.
        }
    }
}
