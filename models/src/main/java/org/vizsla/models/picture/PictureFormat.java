package org.vizsla.models.picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The picture formats that are read: how a file begins, how its name may end, and what decodes it. */
public enum PictureFormat {
    JPEG("JPEG", file -> file.has(0, "\u00ff\u00d8\u00ff"), Set.of("jpg", "jpeg", "jpe"), JpegDecoder::decode),
    PNG("PNG", file -> file.has(0, "\u0089PNG\r\n\u001a\n"), Set.of("png"), PngDecoder::decode),
    GIF("GIF", file -> file.has(0, "GIF87a") || file.has(0, "GIF89a"), Set.of("gif"), GifDecoder::decode),
    BMP("BMP", file -> file.has(0, "BM") && BmpDecoder.hasHeader(file), Set.of("bmp"), BmpDecoder::decode),
    WEBP("WebP", file -> file.has(0, "RIFF") && file.has(8, "WEBP"), Set.of("webp"), WebpDecoder::decode),
    TIFF("TIFF", file -> file.has(0, "II*\0") || file.has(0, "MM\0*"), Set.of("tif", "tiff"), TiffDecoder::decode),
    PNM("PNM", PnmDecoder::hasHeader, Set.of("pgm", "ppm", "pnm"), PnmDecoder::decode);

    private final String title;
    private final Predicate<EncodedPicture> signature;
    private final Set<String> extensions;
    private final Decoder decoder;

    PictureFormat(String title, Predicate<EncodedPicture> signature, Set<String> extensions, Decoder decoder) {
        this.title = title;
        this.signature = signature;
        this.extensions = extensions;
        this.decoder = decoder;
    }

    /** Decodes one file of a format; sizes are checked before memory is allocated. */
    private interface Decoder {
        Picture decode(EncodedPicture file) throws IOException;
    }

    /** Whether a file's name ends like that of a picture, such as {@code .jpg}, in either case. */
    public static boolean isNamed(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(format -> format.extensions.contains(extension));
    }

    /** All formats, as a message lists them: {@code JPEG, PNG, GIF, BMP, WebP, TIFF and PNM}. */
    static String list() {
        String all = Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
    }

    static @Nullable PictureFormat of(EncodedPicture file) {
        return Arrays.stream(values())
                .filter(format -> format.signature.test(file))
                .findFirst()
                .orElse(null);
    }

    Picture decode(EncodedPicture file) throws IOException {
        return decoder.decode(file);
    }
}
