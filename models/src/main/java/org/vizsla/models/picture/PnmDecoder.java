package org.vizsla.models.picture;

/**
 * Decodes binary PNM files: PGM (grey, {@code P5}) and PPM (colour, {@code P6}), with 8 or 16 bits per sample.
 *
 * <p>As in Pillow, samples are scaled from the file's own maximum to 255 and rounded to the nearest level. Comments may stand anywhere in the header; what
 * follows the first picture is ignored.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/pgm.html">PGM</a>
 * @see <a href="https://netpbm.sourceforge.net/doc/ppm.html">PPM</a>
 */
final class PnmDecoder {
    private static final int SIGNATURE_BYTES = 2;
    private static final int MAXIMUM_SAMPLE = 65_535;

    private final EncodedPicture file;
    private int at = SIGNATURE_BYTES;

    private PnmDecoder(EncodedPicture file) {
        this.file = file;
    }

    /** Whether white space or a comment follows the signature; "P5" alone may begin a text. */
    static boolean hasHeader(EncodedPicture file) {
        return (file.has(0, "P5") || file.has(0, "P6"))
                && file.length() > SIGNATURE_BYTES
                && (isSpace(file.u8(SIGNATURE_BYTES)) || file.u8(SIGNATURE_BYTES) == '#');
    }

    static Picture decode(EncodedPicture file) {
        return new PnmDecoder(file).picture();
    }

    private Picture picture() {
        long width = number();
        long height = number();
        long maximum = number();
        file.checkSize(height, width);
        if (maximum < 1 || maximum > MAXIMUM_SAMPLE) {
            throw file.failure("is a damaged PNM file: its largest sample is " + maximum + ", not 1 to 65535");
        }
        int bands = file.has(0, "P6") ? 3 : 1;
        int bytes = maximum < 256 ? 1 : 2;
        if (width * height * bands * bytes > file.length() - at) {
            throw file.cutOff();
        }
        byte[] rgb = new byte[(int) (3 * width * height)];
        for (int i = 0; i < rgb.length; i++) {
            int from = at + bytes * (bands == 3 ? i : i / 3);
            int sample = bytes == 1 ? file.u8(from) : file.u16(from);
            rgb[i] = (byte) Math.min(255, Math.rint((double) sample / maximum * 255));
        }
        return Picture.owning((int) height, (int) width, rgb);
    }

    /** The header's next number, and the one character after it. */
    private long number() {
        int c = character();
        while (isSpace(c)) {
            c = character();
        }
        long number = 0;
        do {
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                throw file.failure("is a damaged PNM file: its width, height or largest sample is not valid");
            }
            number = 10 * number + c - '0';
            c = character();
        } while (!isSpace(c));
        return number;
    }

    /** The header's next character; a comment counts as the end of its line. */
    private int character() {
        int c = file.u8(at++);
        if (c == '#') {
            while (c != '\n' && c != '\r') {
                c = file.u8(at++);
            }
        }
        return c;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
