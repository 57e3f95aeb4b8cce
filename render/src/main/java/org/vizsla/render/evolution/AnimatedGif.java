package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/** An endless animation as a GIF; each frame has its own palette. */
public final class AnimatedGif {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    /** Sub-block 1 of the looping extension, then the number of repetitions: 0 for endless. */
    private static final byte[] ENDLESS = {1, 0, 0};

    private AnimatedGif() {}

    /**
     * Writes or replaces a file.
     *
     * @param frameTime how long each frame is shown, to a hundredth of a second
     * @throws VizslaException if it cannot be written
     */
    public static void write(Path file, List<BufferedImage> frames, Duration frameTime) {
        AtomicFile.writeRepeatable(file, encode(frames, frameTime));
    }

    /** The bytes of a GIF file. */
    static byte[] encode(List<BufferedImage> frames, Duration frameTime) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                BufferedImage indexed = Palette.indexed(frame);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
                IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
                addTiming(root, frameTime);
                metadata.setFromTree(FORMAT, root);
                writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void addTiming(IIOMetadataNode root, Duration frameTime) {
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", Long.toString(frameTime.toMillis() / 10));
        control.setAttribute("disposalMethod", "none");
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(ENDLESS.clone());
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        root.appendChild(extensions);
    }
}
