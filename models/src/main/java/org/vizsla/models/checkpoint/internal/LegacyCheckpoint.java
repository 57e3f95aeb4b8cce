package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.PickleValue.Constant;
import org.vizsla.models.checkpoint.internal.PickleValue.Dict;
import org.vizsla.models.checkpoint.internal.PickleValue.Int;
import org.vizsla.models.checkpoint.internal.PickleValue.Items;
import org.vizsla.models.checkpoint.internal.PickleValue.Storage;
import org.vizsla.models.checkpoint.internal.PickleValue.Text;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * The format of torch.save before PyTorch 1.6: five pickles in a row (magic number, protocol, system, object, keys of
 * the storages), then for each key the number of elements (int64) and the elements.
 */
public final class LegacyCheckpoint {
    /** The pickled number 0x1950a86a20f9469cfc6c, but for the pickle's protocol at index 1. */
    private static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    private static final int PROTOCOL = 1001;

    private final InputFile file;
    private final ByteBuffer pickles;
    private final Map<String, Long> starts = new HashMap<>();

    private LegacyCheckpoint(InputFile file) {
        this.file = file;
        this.pickles = file.bytes(0, (int) Math.min(file.size(), Limits.PICKLE));
    }

    public static boolean isOne(ByteBuffer head) {
        if (head.remaining() < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (i != 1 && head.get(i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /** The tensors by name, each at its place in the file; most are not aligned to the size of their elements. */
    public static Map<String, StridedRegion> regions(InputFile file) {
        return new LegacyCheckpoint(file).regions();
    }

    private Map<String, StridedRegion> regions() {
        pickles.position(MAGIC.length);
        if (!(unpickler().read() instanceof Int protocol) || protocol.value() != PROTOCOL) {
            throw file.failure("is in an old form of torch.save that Vizsla does not read; load and save it again");
        }
        if (unpickler().read() instanceof Dict system && system.entries().get("little_endian") == Constant.FALSE) {
            throw file.failure("was saved on a big-endian machine; load it and save it again on a common one");
        }
        Unpickler object = unpickler();
        PickleValue value = object.read();
        findStorages(object.storages(), unpickler().read());
        return StateDict.regions(file, value, this::start);
    }

    private Unpickler unpickler() {
        return new Unpickler(file, pickles);
    }

    private void findStorages(Map<String, Storage> storages, PickleValue keys) {
        if (!(keys instanceof Items list)) {
            throw damaged();
        }
        long position = pickles.position();
        for (PickleValue key : list.items()) {
            Storage storage = key instanceof Text text ? storages.get(text.value()) : null;
            if (storage == null || file.bytes(position, Long.BYTES).getLong() != storage.elements()) {
                throw damaged();
            }
            int elementSize = storage.type().size();
            position += Long.BYTES;
            if (storage.elements() > (file.size() - position) / elementSize) {
                throw file.incomplete();
            }
            starts.put(storage.key(), position);
            position += storage.elements() * elementSize;
        }
    }

    private long start(Storage storage) {
        Long start = starts.get(storage.key());
        if (start == null) {
            throw damaged();
        }
        return start;
    }

    private VizslaException damaged() {
        return file.failure("is damaged: its storages are not those that it describes; copy or download it again");
    }
}
