package org.vizsla.models.checkpoint.internal;

import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.graph.DataType;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.NamedSource;

/** The names that safetensors gives to element types. */
public final class SafetensorsType {
    private static final Map<String, DataType> TYPES = Map.ofEntries(
            Map.entry("F64", DataType.FLOAT64),
            Map.entry("F32", DataType.FLOAT32),
            Map.entry("F16", DataType.FLOAT16),
            Map.entry("BF16", DataType.BFLOAT16),
            Map.entry("I64", DataType.INT64),
            Map.entry("I32", DataType.INT32),
            Map.entry("I16", DataType.INT16),
            Map.entry("I8", DataType.INT8),
            Map.entry("U64", DataType.UINT64),
            Map.entry("U32", DataType.UINT32),
            Map.entry("U16", DataType.UINT16),
            Map.entry("U8", DataType.UINT8),
            Map.entry("BOOL", DataType.BOOL));

    private static final Map<DataType, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private SafetensorsType() {}

    static DataType of(NamedSource file, String tensor, String name) {
        DataType type = TYPES.get(name);
        if (type == null) {
            throw file.failure("holds tensor " + InputFile.quoted(tensor) + " of type " + InputFile.quoted(name)
                    + ", which Vizsla does not read; convert it to F32");
        }
        return type;
    }

    public static String nameOf(DataType type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new VizslaException("safetensors files cannot hold elements of type " + type);
        }
        return name;
    }
}
