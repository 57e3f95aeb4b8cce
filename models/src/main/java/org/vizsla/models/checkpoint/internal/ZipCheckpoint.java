package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vizsla.models.checkpoint.internal.PickleValue.Storage;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * The format of torch.save since PyTorch 1.6: a zip archive of {@code NAME/data.pkl}, which describes the tensors, and
 * an uncompressed entry {@code NAME/data/KEY} for each storage.
 */
public final class ZipCheckpoint {
    private static final String PICKLE = "/data.pkl";

    private final InputFile file;
    private final ZipArchive archive;

    private ZipCheckpoint(InputFile file) {
        this.file = file;
        this.archive = new ZipArchive(file);
    }

    public static boolean isOne(ByteBuffer head) {
        return head.remaining() >= 4 && head.getInt(0) == ZipArchive.LOCAL_HEADER;
    }

    /** The tensors by name, each where it lies in the archive. */
    public static Map<String, StridedRegion> regions(InputFile file) {
        return new ZipCheckpoint(file).regions();
    }

    private Map<String, StridedRegion> regions() {
        ZipArchive.Entry pickle = pickle();
        String root = pickle.name().substring(0, pickle.name().length() - PICKLE.length());
        if (archive.entries().containsKey(root + "/constants.pkl")) {
            throw file.failure("is a TorchScript archive, a program; Vizsla reads weights: in Python,"
                    + " torch.save(torch.jit.load(FILE).state_dict(), NEW_FILE)");
        }
        ZipArchive.Entry order = archive.find(root + "/byteorder");
        if (order != null
                && StandardCharsets.US_ASCII
                        .decode(archive.bytes(order, 16))
                        .toString()
                        .equals("big")) {
            throw file.failure("was saved on a big-endian machine; load it and save it again on a common one");
        }
        PickleValue value = new Unpickler(file, archive.bytes(pickle, Limits.PICKLE)).read();
        return StateDict.regions(file, value, storage -> start(root, storage));
    }

    private ZipArchive.Entry pickle() {
        List<ZipArchive.Entry> candidates = archive.entries().values().stream()
                .filter(entry -> entry.name().endsWith(PICKLE))
                .filter(entry -> entry.name().indexOf('/') == entry.name().length() - PICKLE.length())
                .limit(2)
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw file.failure(
                candidates.isEmpty()
                        ? "is a zip archive without NAME/data.pkl, so not a checkpoint of torch.save;"
                                + " give a .pth or .safetensors file"
                        : "holds several checkpoints; save the one to use in a separate file");
    }

    private long start(String root, Storage storage) {
        String name = root + "/data/" + storage.key();
        ZipArchive.Entry entry = archive.find(name);
        if (entry == null) {
            throw file.failure("is damaged: it has no entry " + InputFile.quoted(name));
        }
        if (storage.elements() > entry.size() / storage.type().size()) {
            throw file.failure("is damaged: " + InputFile.quoted(name) + " has " + entry.size() + " bytes, too few for "
                    + storage.elements() + " elements of type " + storage.type());
        }
        return archive.start(entry);
    }
}
