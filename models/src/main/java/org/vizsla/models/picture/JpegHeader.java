package org.vizsla.models.picture;

import java.io.ByteArrayOutputStream;

/**
 * What the segments before the first scan of a JPEG file state: size, components, how colour is coded, orientation (ITU-T T.81, annex B).
 *
 * @param ycc whether the first three components are luma and chroma, by libjpeg's rules: a JFIF marker means yes, otherwise the Adobe marker decides,
 * otherwise component ids R, G, B mean plain colour
 * @param essence the file without application data and comments: colour profiles, thumbnails and metadata, none of which is needed to decode it
 */
record JpegHeader(int height, int width, int components, boolean ycc, Orientation orientation, EncodedPicture essence) {
    private static final int TEM = 0x01;
    private static final int SOF0 = 0xc0;
    private static final int SOF2 = 0xc2;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int SOF15 = 0xcf;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;

    static JpegHeader read(EncodedPicture file) {
        return new Walk(file).run();
    }

    /** One walk over the segments, up to the first scan. */
    private static final class Walk {
        private final EncodedPicture file;
        private final ByteArrayOutputStream essence;
        private int width;
        private int height;
        private int components;
        private boolean idsAreRgb;
        private boolean jfif;
        private int adobeTransform = -1;
        private Orientation orientation = Orientation.TOP_LEFT;

        Walk(EncodedPicture file) {
            this.file = file;
            this.essence = new ByteArrayOutputStream(file.length());
        }

        JpegHeader run() {
            essence.write(file.bytes(), 0, 2);
            int at = 2;
            while (true) {
                at = nextMarker(at);
                int marker = file.u8(at + 1);
                if (marker == SOS) {
                    break;
                }
                if (marker == EOI) {
                    throw file.failure("is a JPEG file without an image in it");
                }
                if (marker == TEM || (marker >= RST0 && marker <= RST7)) {
                    at += 2;
                    continue;
                }
                int end = at + 2 + file.u16(at + 2);
                if (end > file.length()) {
                    throw file.cutOff();
                }
                segment(marker, at + 4, end);
                if (marker < APP0 || (marker > APP15 && marker != COM)) {
                    essence.write(file.bytes(), at, end - at);
                }
                at = end;
            }
            if (components == 0) {
                throw file.failure("is a damaged JPEG file: its scan comes before its frame header");
            }
            essence.write(file.bytes(), at, file.length() - at);
            return new JpegHeader(height, width, components, isYcc(), orientation, file.with(essence.toByteArray()));
        }

        /** The next marker's offset; stray bytes before it and fill bytes are skipped. */
        private int nextMarker(int from) {
            int at = from;
            while (file.u8(at) != 0xff || file.u8(at + 1) == 0xff || file.u8(at + 1) == 0) {
                at++;
            }
            return at;
        }

        private void segment(int marker, int data, int end) {
            if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
                frame(marker, data);
            } else if (marker == APP0 && file.has(data, "JFIF\0")) {
                jfif = true;
            } else if (marker == APP1 && file.has(data, "Exif\0\0")) {
                orientation = ExifOrientation.find(file, data + 6, end - data - 6);
            } else if (marker == APP14 && file.has(data, "Adobe") && end - data >= 12) {
                adobeTransform = file.u8(data + 11);
            }
        }

        private void frame(int marker, int data) {
            if (marker > SOF2 || file.u8(data) != 8) {
                throw file.failure("is a JPEG file of a rare kind (lossless, arithmetic or with more than 8 bits):"
                        + " save it again with an image editor");
            }
            height = file.u16(data + 1);
            width = file.u16(data + 3);
            components = file.u8(data + 5);
            idsAreRgb = components == 3
                    && file.u8(data + 6) == 'R'
                    && file.u8(data + 9) == 'G'
                    && file.u8(data + 12) == 'B';
        }

        private boolean isYcc() {
            return switch (components) {
                case 3 -> jfif || (adobeTransform >= 0 ? adobeTransform != 0 : !idsAreRgb);
                case 4 -> adobeTransform > 0;
                default -> false;
            };
        }
    }
}
