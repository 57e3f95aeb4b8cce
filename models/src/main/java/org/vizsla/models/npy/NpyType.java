package org.vizsla.models.npy;

import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.graph.DataType;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;

/** NumPy's names for little-endian element types. */
final class NpyType {
    private static final Map<String, DataType> TYPES = Map.ofEntries(
            Map.entry("<f8", DataType.FLOAT64),
            Map.entry("<f4", DataType.FLOAT32),
            Map.entry("<f2", DataType.FLOAT16),
            Map.entry("<i8", DataType.INT64),
            Map.entry("<i4", DataType.INT32),
            Map.entry("<i2", DataType.INT16),
            Map.entry("|i1", DataType.INT8),
            Map.entry("<u8", DataType.UINT64),
            Map.entry("<u4", DataType.UINT32),
            Map.entry("<u2", DataType.UINT16),
            Map.entry("|u1", DataType.UINT8),
            Map.entry("|b1", DataType.BOOL));

    private static final Map<DataType, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private NpyType() {}

    static DataType of(InputFile file, String name) {
        DataType type = TYPES.get(name);
        if (type != null) {
            return type;
        }
        if (name.startsWith(">")) {
            throw file.failure("is big-endian (" + InputFile.quoted(name) + "); save it as array.astype('<f4')");
        }
        if (name.startsWith("|O")) {
            throw file.failure("holds Python objects, which Vizsla never loads; save numbers: array.astype('<f4')");
        }
        throw file.failure("has elements of type " + InputFile.quoted(name)
                + ", which Vizsla does not read; save it as array.astype('<f4')");
    }

    static String nameOf(DataType type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new VizslaException(".npy files cannot hold elements of type " + type);
        }
        return name;
    }
}
