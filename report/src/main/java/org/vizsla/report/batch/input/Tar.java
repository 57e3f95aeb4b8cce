package org.vizsla.report.batch.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.PictureFormat;
import org.vizsla.report.source.FolderWalk;

/**
 * Finds the pictures in an archive of the tape archiver, and where they lie in it. Nothing is unpacked: names are words in results, and no paths, and links are not followed. Memory does not grow with
 * the archive; names have at most 64 KB.
 *
 * <p>Source: POSIX.1-2001, {@code pax}; the GNU manual, "Basic Tar Format", for long names and numbers to the base 256.
 */
record Tar(Path file) {
    private static final int BLOCK = TarHeader.BLOCK;
    private static final int LONGEST_NAME = 1 << 16;

    /**
     * Hands all pictures over, in their order; members that are named like one and have no content of their own are failures.
     *
     * @throws TarException if the archive is damaged; what comes before the damage was handed over
     */
    void each(Consumer<Input> taker) {
        if (!Files.isRegularFile(file)) {
            throw new TarException(file + (Files.exists(file) ? " is not a regular file" : " does not exist"));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            each(channel, taker);
        } catch (IOException e) {
            throw new TarException(file + " cannot be read: " + FolderWalk.reason(e), e);
        }
    }

    private void each(FileChannel channel, Consumer<Input> taker) throws IOException {
        long size = channel.size();
        PaxRecords records = PaxRecords.NONE;
        long at = 0;
        while (true) {
            if (size - at < BLOCK) {
                throw damaged(at, "it ends without its end mark, so it may be cut off");
            }
            byte[] block = bytes(channel, at, BLOCK);
            if (at == 0 && (block[0] & 0xff) == 0x1f && (block[1] & 0xff) == 0x8b) {
                throw new TarException(file + " is compressed; unpack it first (gunzip)");
            }
            if (TarHeader.isEnd(block)) {
                return;
            }
            TarHeader header = known(at, () -> TarHeader.of(block));
            long length = header.isExtension()
                    ? header.length()
                    : header.hasContent() ? records.length().orElse(header.length()) : 0;
            long start = at + BLOCK;
            if (length > size - start) {
                throw damaged(at, "a member of " + length + " bytes goes beyond its end");
            }
            if (header.isExtension()) {
                PaxRecords before = records;
                byte[] content = extension(channel, header, start);
                records = known(at, () -> before.with(header, content));
            } else {
                String name = records.name().orElse(header.name());
                member(header, records, new Input.Member(name, start, length), at)
                        .ifPresent(taker);
                records = PaxRecords.NONE;
            }
            at = start + (length + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private <T> T known(long at, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (VizslaException e) {
            throw damaged(at, String.valueOf(e.getMessage()));
        }
    }

    private byte[] extension(FileChannel channel, TarHeader header, long start) throws IOException {
        if (header.length() > LONGEST_NAME) {
            throw damaged(start - BLOCK, "a name or its records take " + header.length() + " bytes");
        }
        return bytes(channel, start, (int) header.length());
    }

    private Optional<Input> member(TarHeader header, PaxRecords records, Input.Member member, long at) {
        String name = member.name();
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (header.isSparse()) {
            throw damaged(at, "'" + name + "' is stored with holes, which Vizsla does not read");
        }
        if (last.startsWith(".") || !PictureFormat.isNamed(last)) {
            return Optional.empty();
        }
        String origin = Input.origin(file.toString(), name);
        if (header.isLink()) {
            return Optional.of(Input.failed(origin, origin + " is a link, which is not followed"));
        }
        if (records.isSparse()) {
            return Optional.of(Input.failed(origin, origin + " is stored with holes, which Vizsla does not read"));
        }
        return header.isFile() ? Optional.of(Input.member(file, member)) : Optional.empty();
    }

    private byte[] bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw damaged(at, "it ends early");
            }
        }
        return buffer.array();
    }

    private TarException damaged(long at, String why) {
        return new TarException(file + " is damaged at byte " + at + ": " + why);
    }
}
