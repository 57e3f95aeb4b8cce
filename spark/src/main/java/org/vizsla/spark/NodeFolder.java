package org.vizsla.spark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;

/**
 * Folders that the processes of a user on one machine share, by the key of their content: the first process fills one, the last removes it. A process that is killed leaves its lock to the system, and
 * what it was the last to use to the next process.
 */
final class NodeFolder {
    private static final String LOCK = ".lock";
    private static final String PART = ".part";
    private static final String FILLING = "filling";
    private static final Map<String, NodeFolder> HELD = new HashMap<>();

    private final Path folder;
    private final Path lockFile;
    private final FileChannel channel;
    private final FileLock shared;

    private NodeFolder(Path folder, Path lockFile, FileChannel channel, FileLock shared) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.channel = channel;
        this.shared = shared;
    }

    /** Puts the content into an empty folder. */
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /**
     * The folder with this content; it stays as long as this process.
     *
     * @throws VizslaException if it cannot be made
     */
    static Path holding(String key, Filler filler) {
        synchronized (HELD) {
            NodeFolder held = HELD.get(key);
            if (held == null) {
                try {
                    held = made(root(), key, filler);
                } catch (IOException e) {
                    throw new VizslaException(
                            "cannot keep the network's files in " + System.getProperty("java.io.tmpdir") + ": "
                                    + e.getMessage(),
                            e);
                }
                HELD.put(key, held);
                Runtime.getRuntime().addShutdownHook(new Thread(held::leave));
            }
            return held.folder;
        }
    }

    /** Only this user may write there: others could give it networks of theirs. */
    private static Path root() throws IOException {
        Path root = Path.of(System.getProperty("java.io.tmpdir"), "vizsla-" + System.getProperty("user.name"));
        boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(root);
            }
        } catch (FileAlreadyExistsException e) {
            boolean closed = !posix
                    || PosixFilePermissions.toString(Files.getPosixFilePermissions(root))
                            .equals("rwx------");
            boolean ours = closed && Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(root);
            if (!ours) {
                throw new IOException(root + " is not a folder of this user alone", e);
            }
        }
        return root;
    }

    private static NodeFolder made(Path root, String key, Filler filler) throws IOException {
        Path folder = root.resolve(key);
        Path lockFile = root.resolve(key + LOCK);
        while (true) {
            FileChannel channel = opened(lockFile);
            FileLock shared = channel.lock(0, Long.MAX_VALUE, true);
            if (!Files.exists(lockFile)) {
                // The last user removed it in this moment.
                channel.close();
                continue;
            }
            if (!Files.exists(folder)) {
                fill(root, lockFile, folder, filler);
            }
            return new NodeFolder(folder, lockFile, channel, shared);
        }
    }

    /** One process at a time. */
    private static void fill(Path root, Path lockFile, Path folder, Filler filler) throws IOException {
        // Closing the file ends the lock.
        try (FileChannel filling = opened(root.resolve(FILLING))) {
            filling.lock();
            sweep(root, lockFile);
            if (!Files.exists(folder)) {
                Path part = Files.createDirectory(root.resolve(UUID.randomUUID() + PART));
                filler.fill(part);
                Files.move(part, folder);
            }
        }
    }

    private static FileChannel opened(Path lockFile) throws IOException {
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Removes what processes left that were killed. */
    private static void sweep(Path root, Path own) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(root)) {
            all = files.toList();
        }
        for (Path file : all) {
            String name = file.getFileName().toString();
            if (name.endsWith(LOCK) && !file.equals(own)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                        FileLock free = channel.tryLock()) {
                    if (free != null) {
                        remove(root.resolve(name.replace(LOCK, "")));
                        Files.deleteIfExists(file);
                    }
                } catch (java.nio.channels.OverlappingFileLockException e) {
                    // This process uses it.
                }
            } else if (name.endsWith(PART)) {
                remove(file);
            }
        }
    }

    /** Removes it if no other process uses it. */
    private void leave() {
        try {
            shared.release();
            FileLock alone = channel.tryLock();
            if (alone != null) {
                remove(folder);
                Files.deleteIfExists(lockFile);
            }
            channel.close();
        } catch (IOException e) {
            // The next process removes it.
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
