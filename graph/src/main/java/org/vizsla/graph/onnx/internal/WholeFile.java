package org.vizsla.graph.onnx.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.vizsla.graph.VizslaException;

/** Writes a model's file so that it appears whole or not at all: under another name beside it first, then moved into place. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes or replaces a file; its folder is made if it is not there.
     *
     * @throws VizslaException if it cannot be written; what was there before is then unchanged
     */
    public static void write(Path file, EncodedModel model) {
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(partial.resolveSibling(""));
            try {
                try (FileChannel channel =
                        FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    model.writeTo(channel);
                    channel.force(false);
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new VizslaException("cannot write " + file + ": " + e, e);
        }
    }
}
