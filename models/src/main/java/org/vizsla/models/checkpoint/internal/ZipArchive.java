package org.vizsla.models.checkpoint.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;

/**
 * The directory of a zip archive, and where in the file the bytes of its entries are. Nothing is unpacked: entries that
 * are used must be stored, not compressed. Names are keys and never become paths.
 *
 * <p>Source of the format: PKWARE, APPNOTE.TXT 6.3.10, with the 64-bit extensions.
 */
final class ZipArchive {
    /** The signature at the start of a zip archive with at least one entry. */
    static final int LOCAL_HEADER = 0x04034b50;

    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int LOCAL_HEADER_SIZE = 30;
    private static final int DIRECTORY_HEADER_SIZE = 46;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int ZIP64_FIELDS = 1;
    private static final long IN_ZIP64_FIELDS = 0xffffffffL;

    /** An entry; its place is that of its local header. */
    record Entry(String name, int flags, int method, long compressedSize, long size, long place) {}

    private final InputFile file;
    private final ZipDirectoryEnd end;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * Reads the directory.
     *
     * @throws VizslaException if the archive is incomplete, inconsistent or beyond {@link Limits}
     */
    ZipArchive(InputFile file) {
        this.file = file;
        this.end = ZipDirectoryEnd.of(file);
        if (end.size() > Limits.ZIP_DIRECTORY) {
            throw file.failure("has more zip entries than Vizsla reads");
        }
        ByteBuffer directory = file.bytes(end.start(), (int) end.size());
        try {
            while (directory.hasRemaining()) {
                Entry entry = entry(directory);
                if (entries.put(entry.name(), entry) != null) {
                    throw file.failure("has two zip entries named " + InputFile.quoted(entry.name()));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** The entry of this name, if there is one. */
    @Nullable
    Entry find(String name) {
        return entries.get(name);
    }

    /**
     * The offset of the entry's first byte in the file.
     *
     * @throws VizslaException if it is compressed or encrypted, or not entirely before the directory
     */
    long start(Entry entry) {
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw file.failure("is encrypted; unzip it and zip it again without a password and uncompressed (zip -0)");
        }
        if (entry.method() != STORED) {
            throw file.failure("is compressed, which torch.save never does; unzip it and zip it again uncompressed"
                    + " (zip -0), or save it again");
        }
        if (entry.place() > end.start() - LOCAL_HEADER_SIZE) {
            throw damaged();
        }
        ByteBuffer header = file.bytes(entry.place(), LOCAL_HEADER_SIZE);
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        int extraLength = Short.toUnsignedInt(header.getShort(28));
        long start = entry.place() + LOCAL_HEADER_SIZE + nameLength + extraLength;
        if (header.getInt(0) != LOCAL_HEADER
                || entry.compressedSize() != entry.size()
                || start > end.start()
                || entry.size() > end.start() - start
                || !name(file.bytes(entry.place() + LOCAL_HEADER_SIZE, nameLength), nameLength)
                        .equals(entry.name())) {
            throw damaged();
        }
        return start;
    }

    /**
     * A copy of the entry's bytes.
     *
     * @throws VizslaException if it has more than the limit
     */
    ByteBuffer bytes(Entry entry, int limit) {
        long start = start(entry);
        if (entry.size() > limit) {
            throw file.failure("has " + entry.size() + " bytes in " + InputFile.quoted(entry.name())
                    + "; Vizsla reads up to " + limit);
        }
        return file.bytes(start, (int) entry.size());
    }

    private Entry entry(ByteBuffer directory) {
        int at = directory.position();
        if (directory.remaining() < DIRECTORY_HEADER_SIZE || directory.getInt(at) != DIRECTORY_HEADER) {
            throw damaged();
        }
        int flags = directory.getShort(at + 8);
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        long compressedSize = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
        long place = Integer.toUnsignedLong(directory.getInt(at + 42));
        directory.position(at + DIRECTORY_HEADER_SIZE);
        String name = name(directory, nameLength);
        ByteBuffer wide = zip64Fields(directory, extraLength);
        directory.position(directory.position() + extraLength + commentLength);
        return new Entry(
                name,
                flags,
                method,
                widened(compressedSize, size == IN_ZIP64_FIELDS ? Long.BYTES : 0, wide),
                widened(size, 0, wide),
                widened(
                        place,
                        (size == IN_ZIP64_FIELDS ? Long.BYTES : 0)
                                + (compressedSize == IN_ZIP64_FIELDS ? Long.BYTES : 0),
                        wide));
    }

    /** The extra field with the sizes that 32 bits do not hold; empty if there is none. */
    private static ByteBuffer zip64Fields(ByteBuffer directory, int extraLength) {
        ByteBuffer extra = directory
                .slice(directory.position(), Math.min(extraLength, directory.remaining()))
                .order(directory.order());
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            if (id == ZIP64_FIELDS) {
                return extra.slice(extra.position(), length).order(directory.order());
            }
            extra.position(extra.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private long widened(long field, int at, ByteBuffer wide) {
        if (field != IN_ZIP64_FIELDS) {
            return field;
        }
        if (at + Long.BYTES > wide.limit() || wide.getLong(at) < 0) {
            throw damaged();
        }
        return wide.getLong(at);
    }

    private static String name(ByteBuffer source, int length) {
        byte[] name = new byte[length];
        source.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private VizslaException damaged() {
        return file.failure("is a damaged zip archive; copy or download it again");
    }
}
