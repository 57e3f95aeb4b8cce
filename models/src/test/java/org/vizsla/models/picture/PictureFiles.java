package org.vizsla.models.picture;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures from formulas, and files of them. */
final class PictureFiles {
    private static final int SIGNATURE_AND_IHDR = 8 + 25;

    private PictureFiles() {}

    /** Noise: {@code (73856093 x ^ 19349663 y ^ 83492791 c) >> 7}, of which the low byte. */
    static Picture noise(int height, int width) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            rgb[i] = (byte) ((x * 73856093 ^ y * 19349663 ^ i % 3 * 83492791) >>> 7);
        }
        return Picture.of(height, width, rgb);
    }

    /** A picture with one letter per pixel, rows separated by slashes: {@code "AB/CD"}; each letter has a colour of its own. */
    static Picture letters(String rows) {
        String[] lines = rows.split("/");
        byte[] rgb = new byte[3 * lines.length * lines[0].length()];
        int at = 0;
        for (char letter : rows.replace("/", "").toCharArray()) {
            int colour = 1 + letter - 'A';
            rgb[at++] = (byte) (colour * 20);
            rgb[at++] = (byte) (255 - colour * 30);
            rgb[at++] = (byte) (colour * 77);
        }
        return Picture.of(lines.length, lines[0].length(), rgb);
    }

    static byte[] png(RenderedImage image) {
        return encode("png", image, false);
    }

    static byte[] png(Picture picture) {
        return png(picture.toBufferedImage());
    }

    static byte[] jpeg(Picture picture) {
        return encode("jpeg", picture.toBufferedImage(), false);
    }

    /** The image as ImageIO writes it, interlaced or progressive if requested. */
    static byte[] encode(String format, RenderedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** An image of a type of {@link BufferedImage} with the picture's colours. */
    static BufferedImage image(Picture picture, int type) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, 0xff000000 | picture.rgb(x, y));
            }
        }
        return image;
    }

    /** The JPEG file with another segment behind its first marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        ByteBuffer segment = ByteBuffer.allocate(4 + data.length);
        segment.put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data);
        return join(part(jpeg, 0, 2), segment.array(), part(jpeg, 2, jpeg.length));
    }

    /** The PNG file with another chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        return join(part(png, 0, SIGNATURE_AND_IHDR), chunk(type, data), part(png, SIGNATURE_AND_IHDR, png.length));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(name).put(data).putInt((int) sum.getValue());
        return chunk.array();
    }

    /** The WebP file, which has one chunk of a picture alone, with others behind that. */
    static byte[] withRiffChunk(byte[] webp, String type, byte[] data) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + data.length + data.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        byte[] whole = join(webp, chunk.array());
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
        return whole;
    }

    /** EXIF data, a TIFF structure of one directory, with an orientation. */
    static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return tiff.array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.write(part, 0, part.length);
        }
        return whole.toByteArray();
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /** A file of the folder of fixtures. */
    static byte[] fixture(String name) {
        try (var stream = PictureFiles.class.getResourceAsStream("fixtures/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest difference of any value of two pictures of the same size. */
    static int largestDifference(Picture a, Picture b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new AssertionError(a + " and " + b);
        }
        int largest = 0;
        for (int i = 0; i < a.values().length; i++) {
            largest = Math.max(largest, Math.abs((a.values()[i] & 0xff) - (b.values()[i] & 0xff)));
        }
        return largest;
    }
}
