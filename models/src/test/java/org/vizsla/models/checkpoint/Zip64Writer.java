package org.vizsla.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rewrites a small zip archive's directory in the 64-bit form that archives over 4 GB have. */
final class Zip64Writer {
    private Zip64Writer() {}

    static Path widened(Path file) throws IOException {
        ByteBuffer zip = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.limit() - 22;
        int count = zip.getShort(end + 10);
        int start = zip.getInt(end + 16);
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        int at = start;
        for (int i = 0; i < count; i++) {
            int nameLength = zip.getShort(at + 28);
            int extraLength = zip.getShort(at + 30);
            byte[] bytes = new byte[46 + nameLength + 4 + 24];
            ByteBuffer entry = littleEndian(bytes);
            entry.put(zip.slice(at, 46 + nameLength));
            entry.putShort((short) 1).putShort((short) 24);
            entry.putLong(zip.getInt(at + 24)).putLong(zip.getInt(at + 20)).putLong(zip.getInt(at + 42));
            entry.putInt(20, -1).putInt(24, -1).putInt(42, -1);
            entry.putShort(30, (short) 28);
            directory.writeBytes(bytes);
            at += 46 + nameLength + extraLength;
        }
        long wideEnd = (long) start + directory.size();
        byte[] end64 = new byte[56 + 20 + 22];
        ByteBuffer tail = littleEndian(end64);
        tail.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        tail.putLong(count).putLong(count).putLong(directory.size()).putLong(start);
        tail.putInt(0x07064b50).putInt(0).putLong(wideEnd).putInt(1);
        tail.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(zip.array(), 0, start);
        whole.writeBytes(directory.toByteArray());
        whole.writeBytes(end64);
        return Files.write(file, whole.toByteArray());
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
