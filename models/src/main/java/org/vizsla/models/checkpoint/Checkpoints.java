package org.vizsla.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.ConvertedCheckpoint;
import org.vizsla.models.checkpoint.internal.ForeignFile;
import org.vizsla.models.checkpoint.internal.LegacyCheckpoint;
import org.vizsla.models.checkpoint.internal.SafetensorsFile;
import org.vizsla.models.checkpoint.internal.ZipCheckpoint;
import org.vizsla.models.internal.CopyBudget;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.StridedRegion;

/**
 * Reads checkpoints, recognized by content: {@code .safetensors}, and {@code .pth} as torch.save writes it today (a zip archive) and wrote it before
 * PyTorch 1.6.
 *
 * <p>A checkpoint can come from anyone. Nothing in it is run and no class of its choice is loaded; a file that asks for that, is damaged, or
 * describes more than it holds is refused with a {@link VizslaException} of one line.
 *
 * <p>From a training checkpoint (a dictionary with {@code state_dict}, {@code model_state_dict} or {@code model} in it) the weights are taken, and a
 * prefix {@code module.} shared by all names, left by parallel training, is dropped.
 */
public final class Checkpoints {
    private static final String PARALLEL_PREFIX = "module.";
    private static final int HEAD = 512;

    private Checkpoints() {}

    /**
     * Reads a checkpoint; weights in the form from before PyTorch 1.6, which cannot be mapped, are held in memory.
     *
     * @throws VizslaException if the file is not a checkpoint, damaged or hostile
     */
    public static Checkpoint read(Path file) {
        return read(file, null);
    }

    /**
     * Reads a checkpoint, through a cache if its weights cannot be mapped: a file in the form from before PyTorch 1.6 is converted once, to
     * {@code CACHE/converted/SHA256.safetensors}. If that cannot be written, weights are held in memory.
     *
     * @throws VizslaException if the file is not a checkpoint, damaged or hostile
     */
    public static Checkpoint readCached(Path file, Path cacheFolder) {
        return read(file, cacheFolder);
    }

    private static Checkpoint read(Path file, @Nullable Path cacheFolder) {
        try (InputFile input = InputFile.open(file)) {
            ByteBuffer head = input.bytes(0, (int) Math.min(HEAD, input.size()));
            Map<String, String> metadata = Map.of();
            Map<String, Tensor> tensors;
            if (ZipCheckpoint.isOne(head)) {
                tensors = inPlace(input, ZipCheckpoint.regions(input));
            } else if (LegacyCheckpoint.isOne(head)) {
                tensors = legacy(input, cacheFolder);
            } else if (SafetensorsFile.isOne(head)) {
                SafetensorsFile safetensors = SafetensorsFile.read(input);
                metadata = safetensors.metadata();
                tensors = inPlace(input, safetensors.regions());
            } else {
                throw ForeignFile.refusal(input, head);
            }
            if (tensors.isEmpty()) {
                throw input.failure("holds no tensors");
            }
            return new Checkpoint(file, withoutPrefix(tensors), metadata);
        }
    }

    private static Map<String, Tensor> inPlace(InputFile input, Map<String, StridedRegion> regions) {
        CopyBudget budget = new CopyBudget(input);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        regions.forEach((name, region) -> tensors.put(name, region.tensor(budget)));
        return tensors;
    }

    private static Map<String, Tensor> legacy(InputFile input, @Nullable Path cacheFolder) {
        if (cacheFolder == null) {
            return inMemory(input, LegacyCheckpoint.regions(input));
        }
        Path converted = ConvertedCheckpoint.of(input.path(), cacheFolder);
        if (Files.exists(converted)) {
            try {
                return read(converted).tensors();
            } catch (VizslaException damaged) {
                // The original is at hand: it is converted again.
            }
        }
        Map<String, StridedRegion> regions = LegacyCheckpoint.regions(input);
        try {
            convert(input, regions, converted);
            return read(converted).tensors();
        } catch (VizslaException unwritable) {
            return inMemory(input, regions);
        }
    }

    private static void convert(InputFile input, Map<String, StridedRegion> regions, Path converted) {
        CopyBudget budget = new CopyBudget(input);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        regions.forEach((name, region) -> tensors.put(name, region.tensorForCopying(budget)));
        SafetensorsWriter.write(converted, tensors, Map.of());
    }

    private static Map<String, Tensor> inMemory(InputFile input, Map<String, StridedRegion> regions) {
        CopyBudget budget = new CopyBudget(input);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        regions.forEach((name, region) -> tensors.put(name, region.inMemory(budget)));
        return tensors;
    }

    private static Map<String, Tensor> withoutPrefix(Map<String, Tensor> tensors) {
        if (!tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL_PREFIX))) {
            return tensors;
        }
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> renamed.put(name.substring(PARALLEL_PREFIX.length()), tensor));
        return renamed;
    }
}
