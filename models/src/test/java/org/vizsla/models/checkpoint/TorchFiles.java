package org.vizsla.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes files as torch.save does, in its present and its legacy form. */
final class TorchFiles {
    static final List<StoredTensor> TENSORS = List.of(
            StoredTensor.floats("features.0.weight", "0", 6, List.of(2L, 3L), List.of(3L, 1L)),
            StoredTensor.floats("features.0.bias", "1", 3, List.of(3L), List.of(1L)),
            new StoredTensor("count", "LongStorage", "2", 1, 0, List.of(), List.of()));

    static final Map<String, byte[]> STORAGES = storages();

    private TorchFiles() {}

    private static Map<String, byte[]> storages() {
        Map<String, byte[]> storages = new LinkedHashMap<>();
        storages.put("0", floats(1, 2, 3, 4, 5, 6));
        storages.put("1", floats(-1, 0.5f, 7));
        storages.put(
                "2",
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(42)
                        .array());
        return storages;
    }

    static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** The pickle of an ordered dictionary of tensors. */
    static byte[] stateDict(List<StoredTensor> tensors, boolean legacy) {
        PickleWriter pickle = new PickleWriter().orderedDict().mark();
        tensors.forEach(tensor -> pickle.text(tensor.name()).tensor(tensor, legacy));
        return pickle.setItems().stop();
    }

    static Path zip(Path file, List<StoredTensor> tensors, Map<String, byte[]> storages) throws IOException {
        return zip(file, stateDict(tensors, false), storages);
    }

    static Path zip(Path file, byte[] pickle, Map<String, byte[]> storages) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", pickle);
        storages.forEach((key, bytes) -> entries.put("archive/data/" + key, bytes));
        entries.put("archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        return zip(file, entries);
    }

    /** A zip archive of stored entries, each at a multiple of 64. */
    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = stored(content.getKey(), content.getValue());
                zip.flush();
                entry.setExtra(padding(bytes.size() + 30 + content.getKey().length()));
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /** PyTorch's extra field "FB", as long as the entry's content needs to start at a multiple of 64. */
    private static byte[] padding(int start) {
        int length = Math.floorMod(-(start + 4), 64);
        byte[] extra = new byte[4 + length];
        extra[0] = 'F';
        extra[1] = 'B';
        extra[2] = (byte) length;
        return extra;
    }

    static Path legacy(Path file, List<StoredTensor> tensors, Map<String, byte[]> storages) throws IOException {
        return legacy(file, stateDict(tensors, true), 0x88, tensors, storages);
    }

    /** A legacy file; the endianness is 0x88 (True) or 0x89 (False). */
    static Path legacy(
            Path file, byte[] object, int littleEndian, List<StoredTensor> tensors, Map<String, byte[]> storages)
            throws IOException {
        PickleWriter keys = new PickleWriter().raw(']').mark();
        storages.keySet().forEach(keys::text);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new PickleWriter()
                    .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                    .stop());
            out.write(new PickleWriter().integer(1001).stop());
            out.write(new PickleWriter()
                    .emptyDict()
                    .mark()
                    .text("protocol_version")
                    .integer(1001)
                    .text("little_endian")
                    .raw(littleEndian)
                    .setItems()
                    .stop());
            out.write(object);
            out.write(keys.raw('e').stop());
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                long elements = tensors.stream()
                        .filter(tensor -> tensor.key().equals(storage.getKey()))
                        .mapToLong(StoredTensor::elements)
                        .findFirst()
                        .orElse(0);
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(elements)
                        .array());
                out.write(storage.getValue());
            }
        }
        return file;
    }
}
