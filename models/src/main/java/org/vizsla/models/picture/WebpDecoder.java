package org.vizsla.models.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;

/**
 * Decodes WebP, lossy and lossless; of an animation, the first frame.
 *
 * <p>Only the chunk that holds the colours reaches the decoder: alpha, profiles and metadata lie in other chunks, and are not needed.
 *
 * <p>The decoder goes on, slowly, when a lossless picture has no more data. So a few bytes are added, which it may read ahead, and it is stopped when
 * it wants more than those.
 */
final class WebpDecoder {
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int LOOKED_AT_BEFOREHAND = 16;

    private WebpDecoder() {}

    static Picture decode(EncodedPicture file) throws IOException {
        Orientation orientation = Orientation.TOP_LEFT;
        EncodedPicture colours = null;
        long at = RIFF_HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= file.length()) {
            long length = file.u32LittleEndian(at + 4);
            long data = at + CHUNK_HEADER_BYTES;
            boolean isPicture = file.has(at, "VP8 ") || file.has(at, "VP8L");
            if (isPicture && colours == null) {
                if (data + length > file.length()) {
                    throw file.cutOff();
                }
                colours = alone(file, (int) at, (int) length);
            } else if (file.has(at, "EXIF")) {
                long start = file.has(data, "Exif\0\0") ? data + 6 : data;
                orientation = ExifOrientation.find(file, start, data + length - start);
            }
            at = file.has(at, "ANMF") && colours == null ? data + FRAME_HEADER_BYTES : data + length + (length & 1);
        }
        if (colours == null) {
            throw file.cutOff();
        }
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        reader.setInput(
                ByteArrayImageInputStream.ofAnyExpansion(colours.bytes(), () -> {
                    throw file.failure("is a damaged WebP file: its image needs more data than it has");
                }),
                false,
                true);
        return orientation.upright(JdkReaders.readFirst(reader, colours));
    }

    /** A WebP file with only this chunk, and some bytes after it. */
    private static EncodedPicture alone(EncodedPicture file, int chunk, int length) {
        int padded = CHUNK_HEADER_BYTES + length + (length & 1);
        ByteBuffer bytes = ByteBuffer.allocate(RIFF_HEADER_BYTES + padded + LOOKED_AT_BEFOREHAND)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(4 + padded);
        bytes.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        bytes.put(file.bytes(), chunk, CHUNK_HEADER_BYTES + length);
        return file.with(bytes.array());
    }
}
