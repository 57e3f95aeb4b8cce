package org.vizsla.models.checkpoint.internal;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.PickleValue.Constant;
import org.vizsla.models.checkpoint.internal.PickleValue.Dict;
import org.vizsla.models.checkpoint.internal.PickleValue.Global;
import org.vizsla.models.checkpoint.internal.PickleValue.Int;
import org.vizsla.models.checkpoint.internal.PickleValue.Items;
import org.vizsla.models.checkpoint.internal.PickleValue.Storage;
import org.vizsla.models.checkpoint.internal.PickleValue.StoredTensor;
import org.vizsla.models.checkpoint.internal.PickleValue.Text;
import org.vizsla.models.checkpoint.internal.PickleValue.Tuple;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * The functions and classes that a pickle of weights may name. Names are looked up in a fixed list and stand for our own code: no class is loaded and
 * nothing in the file is run.
 */
final class Globals {
    private static final int MOST_PAIRS = 200_000;

    private final InputFile file;
    private int pairsLeft = MOST_PAIRS;

    Globals(InputFile file) {
        this.file = file;
    }

    Global named(String module, String name) {
        String qualified = module + "." + name;
        for (Global global : Global.values()) {
            if (global.qualifiedName().equals(qualified)) {
                return global;
            }
        }
        if (module.equals("torch") && name.endsWith("Storage")) {
            throw file.failure("holds elements of type " + InputFile.quoted(qualified)
                    + ", which Vizsla does not read; convert them to float32 and save again");
        }
        throw file.failure("asks for " + InputFile.quoted(qualified)
                + ", which no checkpoint of weights needs; Vizsla did not run it."
                + " Save the weights alone: torch.save(model.state_dict(), FILE)");
    }

    /** What calling a global with these arguments yields. */
    PickleValue call(PickleValue callable, PickleValue arguments) {
        if (callable instanceof Global global) {
            return call(global, items(arguments));
        }
        throw malformed("a call of something that is not a function");
    }

    private PickleValue call(Global global, List<PickleValue> items) {
        return switch (global) {
            case ORDERED_DICT -> orderedDict(items);
            case SIZE -> new Tuple(items(argument(items, 0)));
            case REBUILD_TENSOR, REBUILD_TENSOR_V2 -> tensor(items);
            case REBUILD_PARAMETER, PARAMETER -> parameter(argument(items, 0));
            default -> throw malformed("a call of " + global.qualifiedName());
        };
    }

    private StoredTensor parameter(PickleValue data) {
        if (data instanceof StoredTensor tensor) {
            return tensor;
        }
        throw malformed("a parameter without a tensor");
    }

    /** The storage that {@code ("storage", type, key, location, elements)} stands for. */
    Storage storage(PickleValue reference) {
        List<PickleValue> items = items(reference);
        if (argument(items, 0) instanceof Text kind
                && kind.value().equals("storage")
                && argument(items, 1) instanceof Global type
                && argument(items, 2) instanceof Text key
                && argument(items, 4) instanceof Int elements
                && elements.value() >= 0) {
            if (items.size() > 5 && items.get(5) != Constant.NONE) {
                throw file.failure("holds views of storages, which Vizsla does not read; load and save it again");
            }
            return new Storage(elementType(type), key.value(), elements.value());
        }
        throw malformed("a reference to something that is not a storage");
    }

    private DataType elementType(Global storage) {
        return switch (storage) {
            case FLOAT_STORAGE -> DataType.FLOAT32;
            case DOUBLE_STORAGE -> DataType.FLOAT64;
            case HALF_STORAGE -> DataType.FLOAT16;
            case BFLOAT16_STORAGE -> DataType.BFLOAT16;
            case LONG_STORAGE -> DataType.INT64;
            case INT_STORAGE -> DataType.INT32;
            case SHORT_STORAGE -> DataType.INT16;
            case CHAR_STORAGE -> DataType.INT8;
            case BYTE_STORAGE -> DataType.UINT8;
            case BOOL_STORAGE -> DataType.BOOL;
            default -> throw malformed("a storage of type " + storage.qualifiedName());
        };
    }

    /** {@code OrderedDict()}, or {@code OrderedDict([[key, value], ...])} as Python 2 wrote it. */
    private Dict orderedDict(List<PickleValue> arguments) {
        Dict dict = new Dict();
        if (!arguments.isEmpty()) {
            List<PickleValue> entries = items(arguments.get(0));
            pairsLeft -= entries.size();
            if (pairsLeft < 0) {
                throw file.failure("fills dictionaries with more than " + MOST_PAIRS + " entries");
            }
            for (PickleValue entry : entries) {
                List<PickleValue> pair = items(entry);
                dict.put(argument(pair, 0), argument(pair, 1));
            }
        }
        return dict;
    }

    private StoredTensor tensor(List<PickleValue> arguments) {
        if (argument(arguments, 0) instanceof Storage storage && argument(arguments, 1) instanceof Int offset) {
            return new StoredTensor(
                    storage, offset.value(), integers(argument(arguments, 2)), integers(argument(arguments, 3)));
        }
        throw malformed("a tensor without a storage");
    }

    private List<Long> integers(PickleValue value) {
        List<PickleValue> items = items(value);
        if (items.size() > StridedRegion.HIGHEST_RANK) {
            throw malformed("a tensor with " + items.size() + " dimensions");
        }
        List<Long> integers = new ArrayList<>();
        for (PickleValue item : items) {
            if (!(item instanceof Int integer)) {
                throw malformed("a shape that is not made of integers");
            }
            integers.add(integer.value());
        }
        return List.copyOf(integers);
    }

    private List<PickleValue> items(PickleValue value) {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        if (value instanceof Items list) {
            return list.items();
        }
        throw malformed("a single value where there must be several");
    }

    private PickleValue argument(List<PickleValue> arguments, int index) {
        if (index >= arguments.size()) {
            throw malformed("a call with too few arguments");
        }
        return arguments.get(index);
    }

    private VizslaException malformed(String found) {
        return file.failure("is damaged or not a checkpoint: it holds " + found);
    }
}
