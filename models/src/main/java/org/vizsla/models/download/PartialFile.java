package org.vizsla.models.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.Sha256;

/**
 * The beginning of a file that is being downloaded: {@code .FILE.part}, which outlives the process, so that the next one resumes it. Next to it,
 * {@code .FILE.origin} records the address it came from and the server's mark of that version.
 */
final class PartialFile implements Closeable {
    private static final int LONGEST_ORIGIN = 8192;

    private final Path target;
    private final Path part;
    private final Path origin;
    private final FileChannel channel;

    private PartialFile(Path target, Path part, Path origin, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.origin = origin;
        this.channel = channel;
    }

    /**
     * What has been downloaded of a file, possibly nothing.
     *
     * @throws VizslaException if the folder cannot be written
     */
    static PartialFile of(Path target) {
        Path part = part(target);
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.position(channel.size());
            return new PartialFile(target, part, origin(target), channel);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    /** Deletes what has been downloaded of a file, if anything. */
    static boolean deleteOf(Path target) throws IOException {
        Files.deleteIfExists(origin(target));
        return Files.deleteIfExists(part(target));
    }

    private static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    private static Path origin(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".origin");
    }

    long size() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    /** The mark of the version that these bytes are of, if they came from this address and it gave one. */
    Optional<String> mark(URI address) {
        try {
            if (size() == 0 || !Files.isRegularFile(origin) || Files.size(origin) > LONGEST_ORIGIN) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(origin, StandardCharsets.ISO_8859_1);
            return lines.size() == 2 && lines.get(0).equals(address.toString())
                    ? Optional.of(lines.get(1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Records where what follows comes from. */
    void comesFrom(URI address, Optional<String> mark) {
        byte[] text = (address + "\n" + mark.orElse("") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (mark.isEmpty()) {
                Files.deleteIfExists(origin);
            } else {
                AtomicFile.write(origin, file -> AtomicFile.writeAll(file, ByteBuffer.wrap(text)));
            }
        } catch (IOException e) {
            throw unwritable(origin, e);
        }
    }

    void append(List<ByteBuffer> bytes) {
        try {
            for (ByteBuffer some : bytes) {
                AtomicFile.writeAll(channel, some);
            }
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    /** Discards what is there. */
    void restart() {
        try {
            Files.deleteIfExists(origin);
            channel.truncate(0);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    Path path() {
        return part;
    }

    /** The digest of what is there, computed from the disk. */
    String sha256() {
        return Sha256.of(part);
    }

    /** Turns it into the finished file, atomically. */
    void finish() {
        try {
            channel.force(true);
            channel.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(origin);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Closes it; an empty one is deleted. */
    @Override
    public void close() {
        try {
            boolean empty = channel.isOpen() && channel.size() == 0;
            channel.close();
            if (empty) {
                deleteOf(target);
            }
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private static VizslaException unwritable(Path path, IOException e) {
        return new VizslaException(
                "cannot write " + path + ": " + e.getMessage()
                        + "; make room there, or name another folder in VIZSLA_CACHE",
                e);
    }
}
