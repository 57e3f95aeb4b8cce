package org.vizsla.serve.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/** The folder for networks that were dropped on the page, which only their owner can read, and which is deleted with the server. Weights are read from such files in place. */
final class UploadFolder implements AutoCloseable {
    private static final List<String> EXTENSIONS = List.of(".onnx", ".safetensors", ".pth", ".pt");

    private static final Pattern NAME = Pattern.compile("vizsla-serve-(\\d+)-.*");

    private final Path folder;

    /** A new folder; those of servers that were killed are deleted. */
    UploadFolder() {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            folder = Files.createTempDirectory(
                    "vizsla-serve-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new VizslaException("no folder for uploads can be made: " + e.getMessage(), e);
        }
    }

    private static void sweep(Path temporary) {
        try (Stream<Path> files = Files.list(temporary)) {
            files.filter(UploadFolder::isLeft).forEach(UploadFolder::delete);
        } catch (IOException | UncheckedIOException e) {
            // The system empties it.
        }
    }

    /** Whether it is the folder of a process that is no more. */
    private static boolean isLeft(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && name.group(1).length() < 10
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /** A file that was written, and its name by its content. */
    record Upload(String id, Path file) {}

    /**
     * Writes a network's file, under a name that ends as it did.
     *
     * @param name which is not used otherwise
     * @param most bytes
     * @throws VizslaException if it is longer, its kind is not known, or it cannot be written
     */
    Upload write(String name, InputStream bytes, long most) {
        Path own = null;
        try {
            own = Files.createTempDirectory(folder, "network-");
            Path file = own.resolve(base(name) + extension(name));
            MessageDigest digest = Digest.begin();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                copy(bytes, out, most);
            }
            return new Upload(Digest.end(digest), file);
        } catch (IOException e) {
            delete(own);
            throw new VizslaException("the network cannot be kept: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            delete(own);
            throw e;
        }
    }

    private static void copy(InputStream bytes, OutputStream out, long most) throws IOException {
        byte[] part = new byte[1 << 16];
        long all = 0;
        for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
            all += read;
            if (all > most) {
                throw new VizslaException("a network's file may have up to " + most + " bytes");
            }
            out.write(part, 0, read);
        }
    }

    /** What people call it, as far as any file system can. */
    private static String base(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceFirst("\\.[A-Za-z0-9]*$", "").replaceAll("[^\\p{Alnum}._-]", "_");
        String base = plain.substring(0, Math.min(plain.length(), 80)).replaceFirst("^\\.+", "");
        return base.isEmpty() ? "network" : base;
    }

    private static String extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream()
                .filter(lower::endsWith)
                .findFirst()
                .orElseThrow(() -> new VizslaException(
                        "a network is a file that ends in " + String.join(", ", EXTENSIONS) + ", not '" + name + "'"));
    }

    /** Deletes a file that was written, with its folder. */
    void remove(Path file) {
        delete(file.getParent());
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The system empties its folder for temporary files.
        }
    }

    @Override
    public void close() {
        delete(folder);
    }
}
