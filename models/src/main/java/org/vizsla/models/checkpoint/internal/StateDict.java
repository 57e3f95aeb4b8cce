package org.vizsla.models.checkpoint.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.vizsla.models.checkpoint.internal.PickleValue.Dict;
import org.vizsla.models.checkpoint.internal.PickleValue.Storage;
import org.vizsla.models.checkpoint.internal.PickleValue.StoredTensor;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * The dictionary of weights within what torch.save saved: the object itself, or an entry of a training checkpoint such as
 * {@code {"epoch": 3, "state_dict": {...}, "optimizer": {...}}}. Entries that are not tensors are omitted.
 */
final class StateDict {
    private static final List<String> USUAL_KEYS = List.of("state_dict", "model_state_dict", "model");
    private static final int DEEPEST = 4;

    private StateDict() {}

    /**
     * The tensors by name.
     *
     * @param storageStart the offset in the file of a storage's first byte; all elements that it declares are present
     */
    static Map<String, StridedRegion> regions(InputFile file, PickleValue root, ToLongFunction<Storage> storageStart) {
        Map<String, StridedRegion> regions = new LinkedHashMap<>();
        find(file, root).entries().forEach((name, value) -> {
            if (value instanceof StoredTensor tensor) {
                if (regions.size() == Limits.TENSORS) {
                    throw file.failure("holds more than " + Limits.TENSORS + " tensors");
                }
                regions.put(name, region(file, name, tensor, storageStart));
            }
        });
        return regions;
    }

    private static Dict find(InputFile file, PickleValue root) {
        PickleValue value = root;
        for (int depth = 0; depth < DEEPEST && value instanceof Dict dict; depth++) {
            Map<String, PickleValue> entries = dict.entries();
            PickleValue inner = null;
            for (String key : USUAL_KEYS) {
                if (inner == null && entries.get(key) instanceof Dict candidate) {
                    inner = candidate;
                }
            }
            if (inner == null && holdsTensors(dict)) {
                return dict;
            }
            value = inner == null ? onlyDictWithTensors(file, dict) : inner;
        }
        throw file.failure("holds no weights by name; save them with torch.save(model.state_dict(), FILE)");
    }

    private static PickleValue onlyDictWithTensors(InputFile file, Dict dict) {
        List<Map.Entry<String, PickleValue>> candidates = dict.entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Dict inner && holdsTensors(inner))
                .limit(2)
                .toList();
        if (candidates.size() > 1) {
            throw file.failure("holds several sets of weights ("
                    + InputFile.quoted(candidates.get(0).getKey()) + " and "
                    + InputFile.quoted(candidates.get(1).getKey()) + "); save the one to use in a separate file");
        }
        return candidates.isEmpty()
                ? PickleValue.Constant.NONE
                : candidates.get(0).getValue();
    }

    private static boolean holdsTensors(Dict dict) {
        return dict.entries().values().stream().anyMatch(StoredTensor.class::isInstance);
    }

    private static StridedRegion region(
            InputFile file, String name, StoredTensor tensor, ToLongFunction<Storage> storageStart) {
        Storage storage = tensor.storage();
        int elementSize = storage.type().size();
        StridedRegion atZero = new StridedRegion(file.path(), 0, storage.type(), tensor.sizes(), tensor.strides());
        if (tensor.offset() < 0
                || tensor.offset() > storage.elements()
                || atZero.extent() > storage.elements() - tensor.offset()) {
            throw file.failure("is damaged: tensor " + InputFile.quoted(name) + " reaches beyond its storage");
        }
        long start = storageStart.applyAsLong(storage) + tensor.offset() * elementSize;
        return new StridedRegion(file.path(), start, storage.type(), tensor.sizes(), tensor.strides());
    }
}
