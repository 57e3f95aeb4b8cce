package org.vizsla.models.picture;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes the first page of a TIFF.
 *
 * <p>Its strips or tiles may be JPEG images, each with sides and scans of its own, for which the limits of a JPEG file hold.
 */
final class TiffDecoder {
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int FLOATING = 3;
    private static final int WHITE_IS_ZERO = 0;
    private static final int MOST_SAMPLES = 32;

    private TiffDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        TiffDirectory directory = new TiffDirectory(file);
        long samples = directory.number(TiffDirectory.SAMPLES, 1);
        if (samples > MOST_SAMPLES) {
            throw file.failure(
                    "is a TIFF file of " + samples + " samples a pixel; up to " + MOST_SAMPLES + " are read");
        }
        jpegScans(file, directory).check(file);
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        reader.setInput(file.streamOfAnyExpansion(), false, true);
        Picture picture = directory.number(TiffDirectory.SAMPLE_FORMAT, 1) == FLOATING
                        && directory.number(TiffDirectory.BITS, 1) <= 32
                ? real(reader, file, directory)
                : JdkReaders.readFirst(reader, file);
        return ExifOrientation.find(file, 0, file.length()).upright(picture);
    }

    /** The raw samples: as an image, the reader would cut them off at 1. */
    private static Picture real(ImageReader reader, EncodedPicture file, TiffDirectory directory) throws IOException {
        try {
            file.checkSize(reader.getHeight(0), reader.getWidth(0));
            return RealSamples.picture(
                    reader.readRaster(0, null), directory.number(TiffDirectory.PHOTOMETRIC, 1) == WHITE_IS_ZERO);
        } finally {
            reader.dispose();
        }
    }

    private static JpegScans jpegScans(EncodedPicture file, TiffDirectory directory) {
        long compression = directory.number(TiffDirectory.COMPRESSION, 1);
        if (compression == OLD_JPEG) {
            return JpegScans.between(file, 0, file.length());
        }
        JpegScans sum = JpegScans.NONE;
        if (compression == JPEG) {
            sum = parts(file, directory, TiffDirectory.STRIP_OFFSETS, TiffDirectory.STRIP_BYTES);
            sum = sum.plus(parts(file, directory, TiffDirectory.TILE_OFFSETS, TiffDirectory.TILE_BYTES));
        }
        return sum;
    }

    private static JpegScans parts(EncodedPicture file, TiffDirectory directory, int offsetsTag, int bytesTag) {
        long[] offsets = directory.numbers(offsetsTag);
        long[] bytes = directory.numbers(bytesTag);
        JpegScans sum = JpegScans.NONE;
        long looked = 0;
        for (int i = 0; i < offsets.length; i++) {
            long length = Math.min(i < bytes.length ? bytes[i] : file.length(), file.length());
            looked += length;
            if (looked > 2L * file.length()) {
                throw file.failure("is a damaged TIFF file: its strips or tiles overlap");
            }
            sum = sum.plus(JpegScans.between(file, offsets[i], offsets[i] + length));
        }
        return sum;
    }
}
