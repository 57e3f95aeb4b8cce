package org.vizsla.models.picture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vizsla.graph.VizslaException;

/**
 * Reads JPEG, PNG, GIF (first frame), BMP, WebP, TIFF and PNM (binary PGM and PPM) files, recognized by their content.
 *
 * <p>The values are those of Pillow's {@code Image.open(file).convert("RGB")}: alpha is dropped, colour profiles are ignored, CMYK becomes RGB by the
 * plain formula. Then the picture is turned upright as its EXIF orientation says. Exceptions: 16-bit grey keeps its high byte (in PNM it is
 * scaled), where Pillow clips it to white; samples that are real numbers are scaled from 0 to 1, 255 or 65535, whichever holds them all; and lossy WebP differs from libwebp by 0.6 levels on average in a photograph, and by up to a hundred at
 * edges of colour, which is stored at half the size: it is repeated here, and interpolated by libwebp.
 *
 * <p>Files of up to 128 MB and pictures of up to 64 megapixels are read, fewer where Java's heap is small; a size is checked before memory is
 * allocated for it.
 */
public final class PictureReader {
    private static final String FORMATS = "Vizsla reads " + PictureFormat.list();

    private PictureReader() {}

    /**
     * The picture in a file.
     *
     * @throws VizslaException if there is none, or it cannot be read, or it is too large; the message names the file
     */
    public static Picture read(Path file) {
        return read(file.toString(), bytes(file));
    }

    /**
     * The bytes of a picture's file.
     *
     * @throws VizslaException if they cannot be read, or are too many; the message names the file
     */
    public static byte[] bytes(Path file) {
        return load(file, PictureLimits.ofThisProcess());
    }

    /**
     * The bytes of a picture that lies in a larger file, such as an archive.
     *
     * @param name what messages call it
     * @param start where it begins in the file
     * @throws VizslaException if they cannot be read, or are too many
     */
    public static byte[] bytes(String name, Path file, long start, long length) {
        checkLength(name, length, PictureLimits.ofThisProcess());
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] bytes = Channels.newInputStream(channel.position(start)).readNBytes((int) length);
            if (bytes.length < length) {
                throw new VizslaException(name + " ends after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new VizslaException(file + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new VizslaException(file + " cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new VizslaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The picture in a file's bytes.
     *
     * @param name what messages call it
     * @throws VizslaException as {@link #read(Path)}
     */
    public static Picture read(String name, byte[] bytes) {
        return read(name, bytes, PictureLimits.ofThisProcess());
    }

    static Picture read(String name, byte[] bytes, PictureLimits limits) {
        checkLength(name, bytes.length, limits);
        return decode(new EncodedPicture(name, bytes, limits));
    }

    private static byte[] load(Path file, PictureLimits limits) {
        if (Files.isDirectory(file)) {
            throw new VizslaException(file + " is a folder, not an image");
        }
        if (!Files.exists(file)) {
            throw new VizslaException(file + " does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new VizslaException(file + " is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            checkLength(file.toString(), Files.size(file), limits);
            byte[] bytes = in.readNBytes((int) limits.bytes() + 1);
            checkLength(file.toString(), bytes.length, limits);
            return bytes;
        } catch (AccessDeniedException e) {
            throw new VizslaException(file + " cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new VizslaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkLength(String name, long length, PictureLimits limits) {
        if (length == 0) {
            throw new VizslaException(name + " is empty");
        }
        limits.checkBytes(name, length);
    }

    private static Picture decode(EncodedPicture file) {
        PictureFormat format = PictureFormat.of(file);
        if (format == null) {
            throw file.failure("is not an image that can be read: " + FileStart.describe(file) + "; " + FORMATS);
        }
        try {
            return format.decode(file);
        } catch (VizslaException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (endedEarly(e)) {
                throw file.cutOff();
            }
            throw new VizslaException(
                    file.name() + " is a damaged " + format + " file, or of a rare kind" + FileStart.reason(e)
                            + ": save it again with an image editor",
                    e);
        } catch (OutOfMemoryError e) {
            throw new VizslaException(
                    file.name()
                            + " takes more memory to decode than Java has: make the image smaller, or give Java more with -Xmx",
                    e);
        }
    }

    private static boolean endedEarly(Throwable failure) {
        return failure instanceof EOFException || failure.getCause() instanceof EOFException;
    }
}
