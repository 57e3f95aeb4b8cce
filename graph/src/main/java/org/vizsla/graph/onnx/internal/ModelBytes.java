package org.vizsla.graph.onnx.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.text.ShownText;

/** The bytes of a model while it is read, with failures that name it, and a budget for what may be built from it. */
public final class ModelBytes {
    private final String name;
    private final ByteBuffer bytes;
    private final @Nullable Path given;
    private final @Nullable Path real;
    private final Map<Limit, Long> used = new EnumMap<>(Limit.class);
    private final Set<String> locations = new TreeSet<>();

    private ModelBytes(String name, ByteBuffer bytes, @Nullable Path given, @Nullable Path real) {
        this.name = name;
        this.bytes = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.given = given;
        this.real = real;
    }

    /** A model in memory, from position to limit; it must not change. */
    public static ModelBytes of(ByteBuffer bytes) {
        return new ModelBytes("the model", bytes, null, null);
    }

    /**
     * Maps a file; links are followed.
     *
     * @throws VizslaException if it does not exist, is not a regular file, cannot be read, or is larger than a model can be
     */
    public static ModelBytes map(Path file) {
        if (!Files.exists(file)) {
            throw new VizslaException("there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new VizslaException(file + (Files.isDirectory(file) ? " is a folder" : " is not a regular file")
                    + "; give the .onnx file of a model");
        }
        try {
            Path real = file.toRealPath();
            try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
                if (channel.size() > Integer.MAX_VALUE) {
                    throw new VizslaException(file + " is not an ONNX model: it is larger than 2 GB, and such a model"
                            + " keeps its weights in separate files");
                }
                ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                return new ModelBytes(file.toString(), mapped, file, real);
            }
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    int size() {
        return bytes.limit();
    }

    /** All of it, as one message. */
    Message whole() {
        return new Message(this, 0, size());
    }

    /** The path that the user gave; null for a model in memory. */
    @Nullable
    Path given() {
        return given;
    }

    /** Where the file really is; null for a model in memory. */
    @Nullable
    Path real() {
        return real;
    }

    /** Notes that a file next to the model holds some of it. */
    void locatedIn(String location) {
        locations.add(location);
    }

    /** The files next to the model that hold some of what was read, as the model names them. */
    public Set<String> locations() {
        return locations;
    }

    byte byteAt(int position) {
        return bytes.get(position);
    }

    int intAt(int position) {
        return bytes.getInt(position);
    }

    long longAt(int position) {
        return bytes.getLong(position);
    }

    /** A copy of some bytes. */
    byte[] bytes(int position, int length) {
        byte[] copy = new byte[length];
        bytes.get(position, copy);
        return copy;
    }

    /** A view of some bytes. */
    ByteBuffer view(int position, int length) {
        return bytes.slice(position, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Some bytes as a tensor's data: a reference into the file, or a view of memory; a few bytes are copied. */
    TensorData data(int position, int length) {
        if (length < Limits.LEFT_IN_FILE) {
            return new TensorData.InMemory(
                    ByteBuffer.wrap(bytes(position, length)).order(ByteOrder.LITTLE_ENDIAN));
        }
        return real == null
                ? new TensorData.InMemory(view(position, length))
                : new TensorData.InFile(real, position, length);
    }

    /** Takes parts from the budget, before something is made. */
    void charge(int parts) {
        charge(Limit.PARTS, parts);
    }

    /** Takes from the budget, before something is made. */
    void charge(Limit limit, int amount) {
        if (limit.isExceededBy(used.merge(limit, (long) amount, Long::sum))) {
            throw LimitException.beyond(limit, name);
        }
    }

    /** Refuses a model in which something has more than a limit allows. */
    void check(Limit limit, int amount) {
        if (limit.isExceededBy(amount)) {
            throw LimitException.beyond(limit, name);
        }
    }

    /** A failure because the bytes at a position make no sense. */
    VizslaException damaged(int position, String problem) {
        return failure(" is truncated or damaged: " + problem + " (byte " + position + " of " + size()
                + "); export, copy or download it again");
    }

    VizslaException damaged(String problem) {
        return failure(" is truncated or damaged: " + problem + "; export, copy or download it again");
    }

    /** A failure that begins with the model's name. Names from the file are made fit for one line of a terminal. */
    public VizslaException failure(String problem) {
        return new VizslaException(name + ShownText.line(problem, Limits.MESSAGE));
    }
}
