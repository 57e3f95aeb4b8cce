package org.vizsla.models.internal;

import java.nio.file.Path;
import org.vizsla.graph.VizslaException;

/**
 * A limit on how many bytes of one file's tensors may be copied: 16 MiB and four times the file's size. So a small file whose tensors are views of
 * the same few bytes cannot fill memory or disk.
 */
public final class CopyBudget {
    private static final long FREE = 16L << 20;
    private static final int TIMES = 4;

    private final Path file;
    private long left;

    public CopyBudget(InputFile file) {
        this.file = file.path();
        this.left = FREE + TIMES * file.size();
    }

    /**
     * Counts a copy that is about to be made.
     *
     * @throws VizslaException if there have been too many
     */
    public void take(long bytes) {
        if (bytes > left) {
            throw new VizslaException(file + " repeats its bytes so often that its tensors take more than " + TIMES
                    + " times its size; Vizsla does not unpack it");
        }
        left -= bytes;
    }
}
