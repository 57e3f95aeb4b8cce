package org.vizsla.models.checkpoint.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;

/**
 * A value in a pickle of weights. Values may contain themselves, and share parts so often that a full walk would never end: nothing here may be
 * printed, compared or hashed as a whole.
 */
sealed interface PickleValue {
    /** Values without parts. */
    enum Constant implements PickleValue {
        NONE,
        TRUE,
        FALSE,
        /** Anything not needed for weights and their names, such as a learning rate. */
        OTHER
    }

    /** An integer of up to 64 bits. */
    record Int(long value) implements PickleValue {}

    record Text(String value) implements PickleValue {}

    record Tuple(List<PickleValue> items) implements PickleValue {}

    /** A list, which may still grow. */
    final class Items implements PickleValue {
        private final List<PickleValue> items = new ArrayList<>();

        List<PickleValue> items() {
            return items;
        }
    }

    /** A dictionary, which may still grow: its entries whose key is text, in order; others are dropped. */
    final class Dict implements PickleValue {
        private final Map<String, PickleValue> entries = new LinkedHashMap<>();

        Map<String, PickleValue> entries() {
            return entries;
        }

        void put(PickleValue key, PickleValue value) {
            if (key instanceof Text text) {
                entries.put(text.value(), value);
            }
        }
    }

    /** A run of elements elsewhere in the file. */
    record Storage(DataType type, String key, long elements) implements PickleValue {}

    /** A view of a storage; offset and strides count elements. Nothing about it has been checked. */
    record StoredTensor(Storage storage, long offset, List<Long> sizes, List<Long> strides) implements PickleValue {}

    /** The name of a function or class for which Vizsla has an equivalent. */
    enum Global implements PickleValue {
        ORDERED_DICT("collections.OrderedDict"),
        SIZE("torch.Size"),
        REBUILD_TENSOR("torch._utils._rebuild_tensor"),
        REBUILD_TENSOR_V2("torch._utils._rebuild_tensor_v2"),
        REBUILD_PARAMETER("torch._utils._rebuild_parameter"),
        PARAMETER("torch.nn.parameter.Parameter"),
        FLOAT_STORAGE("torch.FloatStorage"),
        DOUBLE_STORAGE("torch.DoubleStorage"),
        HALF_STORAGE("torch.HalfStorage"),
        BFLOAT16_STORAGE("torch.BFloat16Storage"),
        LONG_STORAGE("torch.LongStorage"),
        INT_STORAGE("torch.IntStorage"),
        SHORT_STORAGE("torch.ShortStorage"),
        CHAR_STORAGE("torch.CharStorage"),
        BYTE_STORAGE("torch.ByteStorage"),
        BOOL_STORAGE("torch.BoolStorage");

        private final String qualifiedName;

        Global(String qualifiedName) {
            this.qualifiedName = qualifiedName;
        }

        String qualifiedName() {
            return qualifiedName;
        }
    }
}
