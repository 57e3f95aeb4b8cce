package org.vizsla.training;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;

/**
 * Drawn scenes in a file: bytes {@code [N, 3, 224, 224]}, red, green and blue planes. Class {@code c}'s scene {@code i} is number
 * {@code i * classes + c}.
 *
 * <p>Drawing takes some 30 ms per scene; with the file, it is done only once.
 */
final class SceneSet implements AutoCloseable {
    static final int SIZE = SceneRequest.DEFAULT_SIZE;
    static final int PLANE = SIZE * SIZE;
    static final int BYTES = 3 * PLANE;
    static final int CLASSES = Species.all().size();

    private final int count;
    private final Path file;
    private final FileChannel channel;

    private SceneSet(Path file, int count) throws IOException {
        this.file = file;
        this.count = count;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The set of a seed; drawn on all cores if it is not in the folder. */
    static SceneSet of(Path folder, long seed, int perClass) throws IOException {
        int count = perClass * CLASSES;
        Path file = folder.resolve("scenes-" + seed + "-" + count + ".bin");
        if (!Files.exists(file)) {
            draw(file, seed, count);
        }
        return new SceneSet(file, count);
    }

    private static void draw(Path file, long seed, int count) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            IntStream.range(0, count).parallel().forEach(number -> write(channel, seed, number));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(FileChannel channel, long seed, int number) {
        int[] pixels = Menagerie.picture(request(seed, number)).pixels();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        for (int shift = 16; shift >= 0; shift -= 8) {
            for (int pixel : pixels) {
                bytes.put((byte) (pixel >> shift));
            }
        }
        bytes.flip();
        try {
            long at = (long) number * BYTES;
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write scene " + number, e);
        }
    }

    /** The scene with this number. */
    static SceneRequest request(long seed, int number) {
        Species species = Species.all().get(number % CLASSES);
        return SceneRequest.of(SceneRequest.seed(seed, species, number / CLASSES), species);
    }

    int count() {
        return count;
    }

    int label(int number) {
        return number % CLASSES;
    }

    /** Reads one scene. */
    void read(int number, byte[] scene) {
        ByteBuffer bytes = ByteBuffer.wrap(scene);
        try {
            long at = (long) number * BYTES;
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw new EOFException(file + " ends before scene " + number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
