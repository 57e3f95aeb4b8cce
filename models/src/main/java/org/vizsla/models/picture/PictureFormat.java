package org.vizsla.models.picture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The picture formats that are read, recognised by how a file begins. */
enum PictureFormat {
    JPEG(JpegDecoder::decode),
    PNG(PngDecoder::decode),
    GIF(GifDecoder::decode),
    BMP(BmpDecoder::decode),
    WEBP(WebpDecoder::decode),
    TIFF(TiffDecoder::decode);

    private final Decoder decoder;

    PictureFormat(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Decodes one file of a format; sizes are checked before memory is taken. */
    private interface Decoder {
        Picture decode(EncodedPicture file) throws IOException;
    }

    Picture decode(EncodedPicture file) throws IOException {
        return decoder.decode(file);
    }

    static @Nullable PictureFormat of(EncodedPicture file) {
        if (file.has(0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (file.has(0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
            return GIF;
        }
        if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
            return WEBP;
        }
        if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
            return TIFF;
        }
        return file.has(0, "BM") && BmpDecoder.hasHeader(file) ? BMP : null;
    }
}
