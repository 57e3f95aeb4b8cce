package org.vizsla.explain.unit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;

/** Values of layers for the images that were looked at last, within some memory. Safe to use from several threads. */
final class KeptValues {
    private final long most;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    private record Entry(String layer, Tensor image, Tensors values, long bytes) {
        boolean isOf(String other, Tensor seen) {
            return layer.equals(other)
                    && image.shape().equals(seen.shape())
                    && image.bytes().mismatch(seen.bytes()) < 0;
        }
    }

    /**
     * Nothing is kept yet.
     *
     * @param most bytes that are kept; what was computed last is kept in any case
     */
    KeptValues(long most) {
        this.most = most;
    }

    /** The values of a layer for an image with the same numbers; null if they are not kept. */
    synchronized @Nullable Tensors find(String layer, Tensor image) {
        Iterator<Entry> all = entries.iterator();
        while (all.hasNext()) {
            Entry entry = all.next();
            if (entry.isOf(layer, image)) {
                all.remove();
                entries.addFirst(entry);
                return entry.values;
            }
        }
        return null;
    }

    synchronized void keep(String layer, Tensor image, Tensors values) {
        long size = image.data().length()
                + values.byName().values().stream()
                        .mapToLong(tensor -> tensor.data().length())
                        .sum();
        entries.addFirst(new Entry(layer, image, values, size));
        bytes += size;
        while (bytes > most && entries.size() > 1) {
            bytes -= entries.removeLast().bytes;
        }
    }
}
