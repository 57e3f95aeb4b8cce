package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * The safetensors format: the length of a header (int64), a JSON header that describes the tensors, and their bytes.
 *
 * <p>Source: Hugging Face, safetensors, "Format".
 */
public record SafetensorsFile(Map<String, StridedRegion> regions, Map<String, String> metadata) {
    private static final int LENGTH_SIZE = Long.BYTES;

    public static boolean isOne(ByteBuffer head) {
        return head.remaining() > LENGTH_SIZE
                && head.get(LENGTH_SIZE) == '{'
                && !isPrintable(head.get(LENGTH_SIZE - 1));
    }

    /** In text, the length's highest byte is a printable character, which no valid length has. */
    private static boolean isPrintable(byte b) {
        return (b >= ' ' && b <= '~') || b == '\n' || b == '\r' || b == '\t';
    }

    /** Reads the header; tensors are in its order. */
    public static SafetensorsFile read(InputFile file) {
        long length = file.bytes(0, LENGTH_SIZE).getLong();
        if (length < 0 || length > Limits.SAFETENSORS_HEADER) {
            throw file.failure("is not a safetensors file: its header would have " + Long.toUnsignedString(length)
                    + " bytes; the format allows " + Limits.SAFETENSORS_HEADER);
        }
        SafetensorsHeader header = SafetensorsHeader.parse(
                file, file.bytes(LENGTH_SIZE, (int) length).array());
        long start = LENGTH_SIZE + length;
        Map<String, StridedRegion> regions = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> regions.put(name, region(file, start, name, entry)));
        requireDisjoint(file, header.entries());
        return new SafetensorsFile(regions, header.metadata());
    }

    private static StridedRegion region(InputFile file, long start, String name, SafetensorsHeader.Entry entry) {
        if (!file.contains(start, entry.end())) {
            throw file.failure("is incomplete: tensor " + InputFile.quoted(name) + " ends at byte " + entry.end()
                    + " of " + (file.size() - start) + "; copy or download it again");
        }
        StridedRegion region = StridedRegion.rowMajor(file.path(), start + entry.begin(), entry.type(), entry.shape());
        if (region.byteCount() != entry.end() - entry.begin()) {
            throw file.failure("is damaged: tensor " + InputFile.quoted(name) + " of shape " + entry.shape() + " takes "
                    + region.byteCount() + " bytes, not " + (entry.end() - entry.begin()));
        }
        return region;
    }

    private static void requireDisjoint(InputFile file, Map<String, SafetensorsHeader.Entry> entries) {
        List<Map.Entry<String, SafetensorsHeader.Entry>> ordered = entries.entrySet().stream()
                .filter(entry -> entry.getValue().begin() < entry.getValue().end())
                .sorted(Comparator.comparingLong(entry -> entry.getValue().begin()))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).getValue().begin()
                    < ordered.get(i - 1).getValue().end()) {
                throw file.failure("is damaged: tensors "
                        + InputFile.quoted(ordered.get(i - 1).getKey()) + " and "
                        + InputFile.quoted(ordered.get(i).getKey()) + " overlap");
            }
        }
    }
}
