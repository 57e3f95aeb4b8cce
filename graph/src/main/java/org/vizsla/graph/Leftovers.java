package org.vizsla.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that processes leave when they are killed while an {@link AtomicFile} is written: {@code .NAME.UUID.part}. Whoever fills a folder sweeps
 * it first.
 *
 * <p>A file that is being written is locked by its process, so that one without a lock is a leftover: several processes may write into one folder.
 * Where the file system has no locks, nothing is swept.
 */
public final class Leftovers {
    private static final Pattern NAME = Pattern.compile(
            "\\..+\\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{12}\\.part", Pattern.DOTALL);

    /** The first half of the names of this process: its own files are never swept, since opening and closing one would lift its lock. */
    private static final UUID PROCESS = UUID.randomUUID();

    private final Set<Path> swept = new HashSet<>();

    /** Where a file is written before it appears. */
    static Path partial(Path target) {
        UUID id = new UUID(
                PROCESS.getMostSignificantBits(), ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + target.getFileName() + "." + id + ".part");
    }

    /** Locks a file for as long as its channel is open; whether it is still there, and not just being swept. */
    static boolean holds(Path partial, FileChannel channel) {
        try {
            return lock(channel) != null && Files.exists(partial);
        } catch (IOException noLocks) {
            return true;
        }
    }

    /** Deletes the leftovers in a folder, not below it, once for each folder; what cannot be read or deleted stays. */
    public void sweep(Path folder) {
        if (!swept.add(folder) || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Leftovers::isCandidate)) {
            files.forEach(Leftovers::deleteUnlessWritten);
        } catch (IOException | DirectoryIteratorException unreadable) {
            // They take some room, and harm nobody.
        }
    }

    private static boolean isCandidate(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && !PROCESS.toString().startsWith(name.group(1))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void deleteUnlessWritten(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lock(channel) != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Another process took it away, or may keep it.
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }
}
