package org.vizsla.report.batch;

import java.util.List;
import org.vizsla.runtime.Cancellation;

/** Does parts of a batch, on this machine or on others. */
@FunctionalInterface
public interface PartsWork {
    /**
     * Does all of them.
     *
     * @param parts those that are missing, in the order of their inputs
     * @param listener is told of each that is written
     * @throws org.vizsla.graph.VizslaException if one cannot be written
     * @throws org.vizsla.runtime.CancelledException if it was cancelled; parts that are done stay
     */
    void run(List<Part> parts, BatchListener listener, Cancellation cancellation);
}
