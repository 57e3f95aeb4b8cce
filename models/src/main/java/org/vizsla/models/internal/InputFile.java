package org.vizsla.models.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.text.ShownText;

/** An untrusted file while it is read: access within its bounds only, and failures that name it. */
public final class InputFile implements NamedSource, Closeable {
    private static final int LONGEST_QUOTE = 80;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private InputFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file; links are followed, so that {@link #path()} is where the bytes really are.
     *
     * @throws VizslaException if it does not exist, is a folder or cannot be read
     */
    public static InputFile open(Path path) {
        if (!Files.exists(path)) {
            throw new VizslaException(path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            throw new VizslaException(path + " is a folder; give a file in it");
        }
        if (!Files.isRegularFile(path)) {
            throw new VizslaException(path + " is not a regular file");
        }
        try {
            Path real = path.toRealPath();
            FileChannel channel = FileChannel.open(real, StandardOpenOption.READ);
            return new InputFile(real, channel, channel.size());
        } catch (IOException e) {
            throw new VizslaException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes in the file. */
    public long size() {
        return size;
    }

    /** Whether this many bytes lie at this offset. */
    public boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /**
     * A little-endian copy of some bytes.
     *
     * @throws VizslaException if the file ends before them
     */
    public ByteBuffer bytes(long offset, int length) {
        if (!contains(offset, length)) {
            throw incomplete();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw incomplete();
                }
            }
        } catch (IOException e) {
            throw new VizslaException("cannot read " + path + ": " + e.getMessage(), e);
        }
        return bytes.flip();
    }

    public VizslaException incomplete() {
        return failure("is incomplete (" + size + " bytes): copy or download it again");
    }

    @Override
    public VizslaException failure(String problem) {
        return new VizslaException(path + " " + problem);
    }

    /** Text from the file, made fit for a message: in quotes, on one line, and not too long. */
    public static String quoted(String text) {
        return "'" + ShownText.line(text, LONGEST_QUOTE) + "'";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VizslaException("cannot close " + path + ": " + e.getMessage(), e);
        }
    }
}
