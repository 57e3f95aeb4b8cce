package org.vizsla.models.picture;

import org.vizsla.graph.LimitException;
import org.vizsla.graph.limit.Limit;

/**
 * How much work JPEG data cause: each scan is a pass over the whole image, however few bytes it has (ITU-T T.81, annex B).
 *
 * @param most the most scans that one image has
 * @param pixels those of each image times its scans, added up
 */
record JpegScans(int most, long pixels) {
    static final JpegScans NONE = new JpegScans(0, 0);

    private static final int TEM = 0x01;
    private static final int SOF0 = 0xc0;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int SOF15 = 0xcf;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    /** Counts the scans of the images between two offsets. */
    static JpegScans between(EncodedPicture file, long start, long end) {
        JpegScans sum = NONE;
        int scans = 0;
        long sides = 0;
        long last = Math.min(end, file.length()) - 1;
        long at = start;
        while (at < last) {
            int marker = file.u8(at) == 0xff ? file.u8(at + 1) : 0;
            if (marker == 0 || marker == 0xff) {
                at++;
                continue;
            }
            at += 2;
            if (marker == SOI) {
                sum = sum.plus(new JpegScans(scans, scans * sides));
                scans = 0;
                sides = 0;
            } else if (marker == SOS) {
                scans++;
            } else if (!standsAlone(marker) && at < last) {
                if (isFrame(marker) && at + 6 < last) {
                    sides = Math.max(sides, (long) file.u16(at + 3) * file.u16(at + 5));
                }
                at += Math.max(2, file.u16(at));
            }
        }
        return sum.plus(new JpegScans(scans, scans * sides));
    }

    JpegScans plus(JpegScans other) {
        return new JpegScans(Math.max(most, other.most), pixels + other.pixels);
    }

    /** Refuses too many of them. */
    void check(EncodedPicture file) {
        LimitException.check(Limit.SCANS, most, file.name());
        LimitException.check(Limit.SCANNED_PIXELS, pixels, file.name());
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private static boolean standsAlone(int marker) {
        return marker == TEM || marker == EOI || (marker >= RST0 && marker <= RST7);
    }
}
