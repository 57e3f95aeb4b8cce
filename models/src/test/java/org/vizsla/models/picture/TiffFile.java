package org.vizsla.models.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** A one-page TIFF file under construction: any tags, valid or not, and the bytes of one strip or tile. */
final class TiffFile {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int EXIF = 34665;
    static final int ICC = 34675;

    private static final int BYTE = 1;
    private static final int LONG = 4;
    private static final int DATA = 8;

    private final Map<Integer, Field> fields = new TreeMap<>();
    private final byte[] data;
    private int profileLength;

    /** A field whose value is in the entry itself. */
    private record Field(int type, long count, long value) {}

    private TiffFile(byte[] data) {
        this.data = data;
    }

    /** An uncompressed file of 8-bit colour in one strip. */
    static TiffFile of(Picture picture) {
        byte[] data = picture.values();
        return new TiffFile(data)
                .with(WIDTH, picture.width())
                .with(HEIGHT, picture.height())
                .with(BITS, 8)
                .with(COMPRESSION, 1)
                .with(PHOTOMETRIC, 2)
                .with(STRIP_OFFSETS, DATA)
                .with(SAMPLES, 3)
                .with(ROWS_PER_STRIP, picture.height())
                .with(STRIP_BYTES, data.length);
    }

    /** A file whose strip holds these bytes. */
    static TiffFile of(int height, int width, int compression, byte[] strip) {
        TiffFile file = new TiffFile(strip);
        file.fields.putAll(of(PictureFiles.noise(1, 1)).fields);
        return file.with(WIDTH, width)
                .with(HEIGHT, height)
                .with(ROWS_PER_STRIP, height)
                .with(COMPRESSION, compression)
                .with(STRIP_BYTES, strip.length);
    }

    TiffFile with(int tag, long value) {
        return with(tag, LONG, 1, value);
    }

    /** Sets a field to {@code count} values of a type, at offset {@code value} where they do not fit into four bytes. */
    TiffFile with(int tag, int type, long count, long value) {
        fields.put(tag, new Field(type, count, value));
        return this;
    }

    /** Puts a colour profile behind the strip. */
    TiffFile withProfile(byte[] profile) {
        TiffFile file = new TiffFile(PictureFiles.join(data, profile));
        file.fields.putAll(fields);
        file.profileLength = profile.length;
        return file.with(ICC, BYTE, profile.length, DATA + data.length);
    }

    TiffFile tiled(long height, long width) {
        fields.remove(STRIP_OFFSETS);
        fields.remove(STRIP_BYTES);
        fields.remove(ROWS_PER_STRIP);
        return with(TILE_WIDTH, width)
                .with(TILE_HEIGHT, height)
                .with(TILE_OFFSETS, DATA)
                .with(TILE_BYTES, data.length - profileLength);
    }

    /** The file in big-endian order; its next directory is at an offset, or nowhere if that is 0. */
    byte[] bytes(int nextDirectory) {
        int directory = DATA + data.length + data.length % 2;
        ByteBuffer file =
                ByteBuffer.allocate(directory + 6 + 12 * fields.size()).order(ByteOrder.BIG_ENDIAN);
        file.put(PictureFiles.ascii("MM\0*")).putInt(directory).put(data);
        file.position(directory);
        file.putShort((short) fields.size());
        fields.forEach((tag, field) -> file.putShort(tag.shortValue())
                .putShort((short) field.type())
                .putInt((int) field.count())
                .putInt((int) field.value()));
        return file.putInt(nextDirectory).array();
    }

    byte[] bytes() {
        return bytes(0);
    }

    /** Where the directory begins, for loops of directories. */
    int directory() {
        return DATA + data.length + data.length % 2;
    }
}
