package org.vizsla.report.batch;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.runtime.Cancellation;

/**
 * Does parts of a batch on this machine, one after the other.
 *
 * @param out the folder of the batch
 */
record PartsHere(Path out, BatchRequest request) implements PartsWork {
    @Override
    public void run(List<Part> parts, BatchListener listener, Cancellation cancellation) {
        try (PartWorker worker = PartWorker.open(out, request, cancellation)) {
            for (Part part : parts) {
                worker.run(part, listener, cancellation);
                listener.written(part.inputs());
            }
        }
    }
}
