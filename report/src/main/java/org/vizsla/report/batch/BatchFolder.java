package org.vizsla.report.batch;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.batch.input.InputList;
import org.vizsla.report.batch.input.InputSearch;
import org.vizsla.report.json.BatchJson;
import org.vizsla.report.json.BatchRows;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * A batch in a folder: {@code inputs}, the list of all images; {@code batch.json}, what was asked and what came of it; {@code manifest/PART.jsonl}, a row for each image of a part; {@code maps/METHOD/PART.npy}; and at last
 * {@code manifest.jsonl}, all rows. A part counts once its manifest is there, which comes last, so that a call that was killed at any moment is gone on with by the next one. As long as it is open,
 * other calls are kept out.
 */
public final class BatchFolder implements AutoCloseable {
    private final BatchPlaces places;
    private final FolderLock lock;
    private final long count;

    private BatchFolder(BatchPlaces places, FolderLock lock, long count) {
        this.places = places;
        this.lock = lock;
        this.count = count;
    }

    /**
     * Opens a folder, and lists the inputs unless an earlier call did.
     *
     * @throws VizslaException if the search finds nothing, or another call is at work in the folder, or the folder holds other results
     */
    public static BatchFolder open(Path out, InputSearch search) {
        BatchPlaces places = new BatchPlaces(out);
        FolderLock lock = FolderLock.of(out);
        try {
            return new BatchFolder(places, lock, counted(places, search));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static long counted(BatchPlaces places, InputSearch search) {
        Optional<Map<String, Object>> known = BatchJson.read(places.batch());
        if (known.isPresent()) {
            return BatchJson.count(known.get());
        }
        if (Files.exists(places.manifests())) {
            throw new VizslaException(
                    places.out() + " holds parts of a batch, and " + places.batch() + " is gone; name another folder");
        }
        places.sweep(List.of());
        long count = InputList.write(places.inputs(), search);
        if (count == 0) {
            remove(places.inputs());
            throw new VizslaException("there are no images in the list");
        }
        return count;
    }

    /** How many inputs there are. */
    public long count() {
        return count;
    }

    /** The file with all rows, once there is one. */
    public Path rows() {
        return places.rows();
    }

    /** The first input that can be read, among the first hundred. */
    public Optional<FirstInput> first() {
        return FirstInput.of(places, count);
    }

    /**
     * Does what is missing, and returns what {@code batch.json} holds in the end.
     *
     * @throws OtherBatchException if the folder holds another batch
     * @throws VizslaException if it cannot be written
     * @throws CancelledException if it was cancelled; parts that are done stay
     */
    public Map<String, Object> run(BatchRequest request, BatchListener listener, Cancellation cancellation) {
        return run(request, new PartsHere(places.out(), request), listener, cancellation);
    }

    /** The same with the parts done elsewhere. */
    public Map<String, Object> run(
            BatchRequest request, PartsWork work, BatchListener listener, Cancellation cancellation) {
        places.sweep(request.methods());
        Map<String, Object> asked = request.asked(count);
        Optional<Map<String, Object>> known = BatchJson.read(places.batch());
        known.flatMap(batch -> BatchJson.difference(asked, batch)).ifPresent(difference -> {
            throw new OtherBatchException(places.out() + " holds a batch of other words: " + difference);
        });
        Parts parts = new Parts(count, request.part());
        BitSet missing = parts.where(part -> isMissing(request, part));
        listener.begins(parts.inputs(missing), count);
        if (missing.isEmpty()
                && known.isPresent()
                && BatchJson.isComplete(known.get())
                && Files.exists(places.rows())) {
            return known.get();
        }
        BatchJson.begin(places.batch(), asked);
        remove(places.rows());
        if (!missing.isEmpty()) {
            work.run(parts(parts, missing), listener, cancellation);
        }
        return BatchJson.end(places.batch(), asked, joined(parts.number()));
    }

    private boolean isMissing(BatchRequest request, int part) {
        return !places.isDone(part)
                || (request.retry()
                        && BatchRows.Totals.NONE.and(places.manifest(part)).failed() > 0);
    }

    /** Those of a set, with their places in the list. */
    private List<Part> parts(Parts parts, BitSet chosen) {
        long[] starts = InputList.starts(places.inputs(), parts.size(), chosen.length() - 1);
        return chosen.stream()
                .mapToObj(part -> new Part(part, starts[part], parts.inputs(part)))
                .toList();
    }

    /** Writes all rows into one file. */
    private BatchRows.Totals joined(int parts) {
        BatchRows.Totals[] totals = {BatchRows.Totals.NONE};
        AtomicFile.write(places.rows(), channel -> {
            for (int part = 0; part < parts; part++) {
                Path manifest = places.manifest(part);
                totals[0] = totals[0].and(manifest);
                try (FileChannel rows = FileChannel.open(manifest)) {
                    Channels.newInputStream(rows).transferTo(Channels.newOutputStream(channel));
                }
            }
        });
        return totals[0];
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new VizslaException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lets other calls in. */
    @Override
    public void close() {
        lock.close();
    }
}
