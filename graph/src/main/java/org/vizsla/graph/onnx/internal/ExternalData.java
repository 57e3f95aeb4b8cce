package org.vizsla.graph.onnx.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

/**
 * Finds elements of tensors in files next to the model.
 *
 * <p>Such a file must really be in the model's own folder: an absolute path, {@code ..}, or a link may not lead out of it. If the model that the user
 * names is itself a link, as in download caches, the folder it points into counts as its own too.
 */
final class ExternalData {
    private final ModelBytes source;
    private final Map<String, Found> found = new HashMap<>();

    /** A file, where it really is, and its size in bytes. */
    private record Found(Path file, long size) {}

    ExternalData(ModelBytes source) {
        this.source = source;
    }

    /**
     * The data of a tensor.
     *
     * @param whereabouts {@code location}, {@code offset} (0 if left out), {@code length} (if given, the one that is expected)
     * @param length the bytes that the tensor takes
     * @param what what messages call the tensor
     */
    TensorData find(Map<String, String> whereabouts, long length, String what) {
        String location = whereabouts.getOrDefault("location", "");
        long offset = number("offset", whereabouts.getOrDefault("offset", "0"), what);
        long stated = number("length", whereabouts.getOrDefault("length", Long.toString(length)), what);
        if (stated != length) {
            throw source.damaged(what + " takes " + length + " bytes, but should have " + stated);
        }
        Found file = file(location, what);
        if (offset > file.size() - length) {
            throw source.failure(" cannot be used: " + what + " is at byte " + offset + " of '" + location + "', "
                    + length + " bytes long, and that file has " + file.size()
                    + " bytes; export, copy or download it again");
        }
        return length < Limits.LEFT_IN_FILE
                ? copy(file, offset, (int) length)
                : new TensorData.InFile(file.file(), offset, length);
    }

    private long number(String key, String text, String what) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a negative number.
        }
        throw source.damaged(
                "the " + key + " of " + what + " in another file is '" + text + "', which is not a number of bytes");
    }

    private Found file(String location, String what) {
        Found known = found.get(location);
        if (known == null) {
            known = locate(location, what);
            source.locatedIn(location);
            found.put(location, known);
        }
        return known;
    }

    private Found locate(String location, String what) {
        Path given = source.given();
        Path real = source.real();
        if (given == null || real == null) {
            throw source.failure(" keeps " + what + " in another file; read it from its own file, so that it is known"
                    + " where to look");
        }
        try {
            Path relative = Path.of(location);
            if (location.isEmpty() || relative.isAbsolute() || goesUp(relative)) {
                throw outside(location, what);
            }
            Path folder = given.toAbsolutePath().resolveSibling("").toRealPath();
            Path file = folder.resolve(relative);
            if (!Files.exists(file)) {
                throw source.failure(" keeps " + what + " in '" + location
                        + "', which does not exist; put that file into " + folder);
            }
            Path target = file.toRealPath();
            if (!target.startsWith(folder) && !target.startsWith(real.resolveSibling(""))) {
                throw outside(location, what);
            }
            if (!Files.isRegularFile(target)) {
                throw source.failure(" keeps " + what + " in '" + location + "', which is not a regular file");
            }
            return new Found(target, Files.size(target));
        } catch (InvalidPathException e) {
            throw outside(location, what);
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    private static boolean goesUp(Path relative) {
        for (Path step : relative) {
            if (step.toString().equals("..")) {
                return true;
            }
        }
        return false;
    }

    private VizslaException outside(String location, String what) {
        return source.failure(
                " is refused: " + what + " is in '" + location + "', which is not a file in the model's own folder");
    }

    private VizslaException unreadable(String location, IOException cause) {
        return source.failure(" keeps weights in '" + location + "', which cannot be read: " + cause.getMessage());
    }

    private TensorData copy(Found file, long offset, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file.file(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw source.failure(" cannot be used: " + file.file() + " became shorter");
                }
            }
        } catch (IOException e) {
            throw unreadable(file.file().toString(), e);
        }
        return new TensorData.InMemory(bytes.flip());
    }
}
