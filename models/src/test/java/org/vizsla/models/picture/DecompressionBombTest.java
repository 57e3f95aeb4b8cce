package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;

/** Small files that claim to be, or to hold, something enormous. */
class DecompressionBombTest {
    private static final int HUGE = 60_000;
    private static final long LITTLE_MEMORY = 4 << 20;

    /** Lossless, of one colour, 1000 x 1000. */
    private static final byte[] FLAT_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRk4AAABXRUJQVlA4TEEAAAAv58P5AAfQgx70oP8BAUnS//9kRP8z/vOf//znP//5z3/+85///Oc///nPf/7zn//85z//+c9//vOf//znP/8nAwA=");

    private static final PictureLimits LIMITS = new PictureLimits(1 << 20, 64_000_000);

    static Arguments[] claims() {
        return new Arguments[] {
            Arguments.of("png", png(), "60000 x 60000"),
            Arguments.of("jpeg", jpeg("baseline.jpg", 0xc0), "60000 x 60000"),
            Arguments.of("progressive jpeg", jpeg("progressive.jpg", 0xc2), "60000 x 60000"),
            Arguments.of("gif screen", gif(6), "60000 x 60000"),
            Arguments.of("gif frame", gif(frame()), "60000 x 60000"),
            Arguments.of("bmp", little("rgb.bmp", 18, HUGE, 22, HUGE), "60000 x 60000"),
            Arguments.of("tiff", TiffFile.of(HUGE, HUGE, 1, new byte[9]).bytes(), "60000 x 60000"),
            Arguments.of("lossy webp", little("lossy.webp", 26, 0x3fff3fff), "16383 x 16383"),
            Arguments.of("lossless webp", little("lossless.webp", 21, 0x0fffffff), "16384 x 16384"),
            Arguments.of("pgm", PictureFiles.ascii("P5 60000 60000 255 "), "60000 x 60000"),
            Arguments.of("ppm", PictureFiles.ascii("P6 60000 60000 65535 "), "60000 x 60000"),
            Arguments.of("ppm side", PictureFiles.ascii("P6 2147483647 2147483647 255 "), "2147483647 x 2147483647"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void aPictureTooLargeIsRefusedBeforeMemoryIsTaken(String kind, byte[] file, String sides) {
        long taken = Memory.allocatedBy(() -> assertThatThrownBy(() -> PictureReader.read(kind, file, LIMITS))
                .isInstanceOf(VizslaException.class)
                .hasMessage(kind + " claims to have " + sides
                        + (kind.equals("ppm side")
                                ? " pixels; at most 65535 a side are read: make it smaller first"
                                : " pixels, and Java has memory for 64000000 pixels: make it smaller first")));

        assertThat(taken).isLessThan(LITTLE_MEMORY);
    }

    static Arguments[] tiffs() {
        byte[] strip = PictureFiles.noise(10, 10).values();
        TiffFile jpeg = TiffFile.of(10, 10, 7, jpeg("baseline.jpg", 0xc0));
        return new Arguments[] {
            Arguments.of(
                    "tile sides",
                    TiffFile.of(10, 10, 1, strip).tiled(HUGE, HUGE).bytes()),
            Arguments.of(
                    "packed tile sides",
                    TiffFile.of(10, 10, 8, strip).tiled(HUGE, HUGE).bytes()),
            Arguments.of(
                    "tile sides of minus one",
                    TiffFile.of(10, 10, 1, strip).tiled(-1, -1).bytes()),
            Arguments.of(
                    "narrow and high tile",
                    TiffFile.of(10, 10, 1, strip).tiled(Integer.MAX_VALUE, 16).bytes()),
            Arguments.of(
                    "rows in a strip",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.ROWS_PER_STRIP, -1)
                            .bytes()),
            Arguments.of("jpeg in a strip", jpeg.with(TiffFile.PHOTOMETRIC, 6).bytes()),
            Arguments.of(
                    "strips",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.STRIP_OFFSETS, 4, 0x1fffffff, 8)
                            .bytes()),
            Arguments.of(
                    "strip lengths",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.STRIP_BYTES, 4, -1, 8)
                            .bytes()),
            Arguments.of(
                    "bytes in a strip",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.STRIP_BYTES, Integer.MAX_VALUE)
                            .bytes()),
            Arguments.of(
                    "bytes in a packed strip",
                    TiffFile.of(10, 10, 5, strip).with(TiffFile.STRIP_BYTES, -1).bytes()),
            Arguments.of(
                    "samples",
                    TiffFile.of(10, 10, 1, strip).with(TiffFile.SAMPLES, 65_535).bytes()),
            Arguments.of(
                    "bits",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.BITS, 3, 0x3fffffff, 8)
                            .bytes()),
            Arguments.of(
                    "text",
                    TiffFile.of(10, 10, 1, strip).with(270, 2, 0x7fffffff, 8).bytes()),
            Arguments.of(
                    "profile",
                    TiffFile.of(10, 10, 1, strip)
                            .with(TiffFile.ICC, 7, 0x7fffffff, 8)
                            .bytes()),
        };
    }

    /** Each is refused or read, since some of the numbers do not matter for what is there; none takes memory for what is not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tiffs")
    void tiffsThatClaimTooManyTakeLittleMemory(String claim, byte[] file) {
        long taken = Memory.allocatedBy(() -> {
            try {
                assertThat(PictureReader.read(claim, file).width()).isEqualTo(10);
            } catch (VizslaException e) {
                assertThat(e.getMessage()).startsWith(claim + " ").doesNotContain("\n");
            }
        });

        assertThat(taken).isLessThan(LITTLE_MEMORY);
    }

    @Test
    void scansWithoutEndAreRefused() {
        byte[] file = PictureFiles.fixture("progressive.jpg");
        byte[] scan = PictureFiles.ascii("\u00ff\u00da\0\u0008\1\1\0\1\u0005\0");
        byte[][] parts = new byte[102][];
        java.util.Arrays.fill(parts, scan);
        parts[0] = PictureFiles.part(file, 0, file.length - 2);
        parts[101] = PictureFiles.ascii("\u00ff\u00d9");
        byte[] jpeg = PictureFiles.join(parts);

        for (byte[] picture : List.of(
                jpeg,
                TiffFile.of(10, 10, 7, jpeg).with(TiffFile.PHOTOMETRIC, 6).bytes(),
                TiffFile.of(10, 10, 6, jpeg).with(TiffFile.PHOTOMETRIC, 6).bytes())) {
            assertThatThrownBy(() -> PictureReader.read("scans", picture))
                    .isInstanceOf(LimitException.class)
                    .hasMessageMatching("scans has 1[01]\\d scans, and the limit 'scans' is 100");
        }
    }

    @Test
    void fewScansOfManyPixelsAreRefused() {
        byte[] file = jpeg("progressive.jpg", 0xc2);
        PictureLimits large = new PictureLimits(1 << 20, 1L << 32);

        assertThatThrownBy(() -> PictureReader.read("scans", file, large))
                .isInstanceOf(LimitException.class)
                .hasMessageMatching(
                        "scans has \\d{11} pixels in all scans together, and the limit 'scanned-pixels' is 1000000000");
    }

    @Test
    void stripsThatOverlapAreRefused() {
        byte[] jpeg = PictureFiles.fixture("baseline.jpg");
        byte[] file = TiffFile.of(10, 10, 7, jpeg)
                .with(TiffFile.STRIP_OFFSETS, 4, 3, 8)
                .with(TiffFile.STRIP_BYTES, 4, 0, 8)
                .bytes();

        assertThatThrownBy(() -> PictureReader.read("strips", file))
                .isInstanceOf(VizslaException.class)
                .hasMessage("strips is a damaged TIFF file: its strips or tiles overlap");
    }

    @Test
    void flatPicturesAreReadHoweverWellTheyArePacked() throws IOException {
        byte[] packed = deflatedZeros(3 << 20);
        byte[] tiff = TiffFile.of(1 << 10, 1 << 10, 8, packed).bytes();

        assertThat(PictureReader.read("tiff", tiff).rgb(1023, 1023)).isZero();
        Picture flat = PictureReader.read("webp", FLAT_WEBP);
        assertThat(flat.height()).isEqualTo(1000);
        assertThat(flat.rgb(0, 0)).isEqualTo(flat.rgb(999, 999));
    }

    @Test
    void directoriesInACircleEnd() {
        TiffFile file = TiffFile.of(PictureFiles.noise(4, 6));
        file.with(TiffFile.EXIF, file.directory());

        assertThat(PictureReader.read("circle", file.bytes(file.directory())).width())
                .isEqualTo(6);
    }

    @Test
    void textThatUnpacksToMuchIsLeftPacked() throws IOException {
        byte[] packed = deflatedZeros(1 << 27);
        byte[] text = PictureFiles.join(PictureFiles.ascii("Comment\0\0"), packed);
        Picture picture = PictureFiles.noise(3, 5);
        byte[] file =
                PictureFiles.withChunk(PictureFiles.withChunk(PictureFiles.png(picture), "zTXt", text), "iCCP", text);

        long taken = Memory.allocatedBy(
                () -> assertThat(PictureReader.read("text", file)).isEqualTo(picture));
        assertThat(taken).isLessThan(32 << 20);
    }

    @Test
    void pixelsBeyondThePictureAreNotUnpacked() throws IOException {
        byte[] png = PictureFiles.join(
                PictureFiles.part(PictureFiles.png(PictureFiles.noise(8, 8)), 0, 33),
                PictureFiles.chunk("IDAT", deflatedZeros(1 << 26)),
                PictureFiles.chunk("IEND", new byte[0]));

        long taken = Memory.allocatedBy(
                () -> assertThat(PictureReader.read("zeros", png).rgb(7, 7)).isZero());
        assertThat(taken).isLessThan(8 << 20);
    }

    @Test
    void theLimitsFollowTheHeap() {
        PictureLimits limits = PictureLimits.ofThisProcess();

        assertThat(limits.pixels()).isBetween(1L << 20, 64L << 20);
        assertThat(16 * limits.pixels())
                .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(limits.bytes()).isLessThanOrEqualTo(128L << 20);
    }

    @Test
    void aFileTooLargeIsRefused() {
        assertThatThrownBy(() -> PictureReader.read("large", new byte[3_000_000], new PictureLimits(2_000_000, 1)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("large has 3000000 bytes, and Java has memory for 2000000 bytes: make it smaller first");
    }

    private static byte[] deflatedZeros(long count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (long done = 0; done < count; done += zeros.length) {
                stream.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] png() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(HUGE)
                .putInt(HUGE)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return PictureFiles.join(
                PictureFiles.ascii("\u0089PNG\r\n\u001a\n"),
                PictureFiles.chunk("IHDR", header),
                PictureFiles.chunk("IDAT", new byte[9]),
                PictureFiles.chunk("IEND", new byte[0]));
    }

    /** A fixture whose frame header, which begins with this marker, gives other sides. */
    private static byte[] jpeg(String fixture, int marker) {
        byte[] file = PictureFiles.fixture(fixture);
        for (int at = 0; at < file.length - 9; at++) {
            if (file[at] == (byte) 0xff && file[at + 1] == (byte) marker) {
                ByteBuffer.wrap(file).putShort(at + 5, (short) HUGE).putShort(at + 7, (short) HUGE);
                return file;
            }
        }
        throw new AssertionError(fixture);
    }

    private static byte[] gif(int sides) {
        byte[] file = PictureFiles.fixture("palette.gif");
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(sides, (short) HUGE)
                .putShort(sides + 2, (short) HUGE);
        return file;
    }

    /** Where the sides of the first frame stand: behind the palette, the frame's marker and its place on the screen. */
    private static int frame() {
        byte[] file = PictureFiles.fixture("palette.gif");
        int at = 13 + (3 << ((file[10] & 7) + 1));
        return file[at] == 0x2c ? at + 5 : at + 8 + 5;
    }

    /** A fixture with other 32-bit little-endian values at these offsets. */
    private static byte[] little(String fixture, int... offsetsAndValues) {
        byte[] file = PictureFiles.fixture(fixture);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < offsetsAndValues.length; i += 2) {
            bytes.putInt(offsetsAndValues[i], offsetsAndValues[i + 1]);
        }
        return file;
    }

    @Test
    void theLimitIsNamedWhereItIsLessThanMemory() {
        PictureLimits limits = new PictureLimits(Limit.IMAGE_BYTES.usual(), Limit.PIXELS.usual());
        assertThatThrownBy(() -> PictureReader.read("large", png(), limits))
                .isInstanceOf(LimitException.class)
                .hasMessage("large has 60000 x 60000 pixels, and the limit 'pixels' is 67108864");
        assertThatThrownBy(() -> limits.checkBytes("large", 200_000_000))
                .isInstanceOf(LimitException.class)
                .hasMessage("large has 200000000 bytes, and the limit 'image-bytes' is 134217728");
    }
}
