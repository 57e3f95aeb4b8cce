package org.vizsla.render;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.vizsla.graph.AtomicFile;

/** Pictures as PNG. */
public final class Png {
    private Png() {}

    /**
     * Writes or replaces a file; it appears whole or not at all.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public static void write(Path file, BufferedImage picture) {
        AtomicFile.writeRepeatable(file, encode(picture));
    }

    /** The bytes of a PNG file. */
    public static byte[] encode(RenderedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
