package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTextTest {
    @TempDir
    Path folder;

    private static byte[] plain() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x123456);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.png"), bytes);
    }

    @Test
    void isReadAgain() throws IOException {
        Path file = file(PngText.with(PngText.with(plain(), "one", "seed=7;é"), "two", ""));

        assertThat(PngText.read(file, "one")).hasValue("seed=7;é");
        assertThat(PngText.read(file, "two")).hasValue("");
        assertThat(PngText.read(file, "on")).isEmpty();
        assertThat(ImageIO.read(file.toFile()).getRGB(1, 1) & 0xffffff).isEqualTo(0x123456);
    }

    /** As another program reads it, which checks the sum too. */
    @Test
    void othersReadIt() throws IOException {
        Path file = file(PngText.with(plain(), "Title", "a text"));
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            IIOMetadataNode entry =
                    (IIOMetadataNode) root.getElementsByTagName("tEXtEntry").item(0);
            assertThat(entry.getAttribute("keyword")).isEqualTo("Title");
            assertThat(entry.getAttribute("value")).isEqualTo("a text");
        } finally {
            reader.dispose();
        }
    }

    @Test
    void whatIsNoSuchFileHasNoText() throws IOException {
        byte[] whole = PngText.with(plain(), "one", "text");

        assertThat(PngText.read(file(plain()), "one")).isEmpty();
        assertThat(PngText.read(file(new byte[0]), "one")).isEmpty();
        assertThat(PngText.read(file("GIF89a".getBytes(StandardCharsets.US_ASCII)), "one"))
                .isEmpty();
        assertThat(PngText.read(folder.resolve("missing.png"), "one")).isEmpty();
        for (int length = 0; length < 48; length++) {
            assertThat(PngText.read(file(Arrays.copyOf(whole, length)), "one")).isEmpty();
        }
    }

    /** Lengths beyond the end of the file, or below zero. */
    @Test
    void lengthsThatLieAreNoHarm() throws IOException {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000}) {
            byte[] bytes = PngText.with(plain(), "one", "text");
            ByteBuffer.wrap(bytes).putInt(33, length);
            assertThat(PngText.read(file(bytes), "one")).isEmpty();
        }
        assertThat(PngText.read(file(PngText.with(plain(), "one", "x".repeat(2000))), "one"))
                .isEmpty();
    }
}
