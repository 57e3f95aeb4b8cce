package org.vizsla.explain.sweep;

import java.util.Map;
import org.vizsla.graph.Tensor;

/**
 * A graph over a batch that is run for any number of rows, part by part, so that memory does not grow with their number. Several parts are computed at once, and put
 * together in order, so that results do not depend on the number of threads or their timing. On a single part, all threads work together.
 */
public final class Sweep {
    private final CompiledSweep compiled;
    private final Course course;

    Sweep(CompiledSweep compiled, Course course) {
        this.compiled = compiled;
        this.course = course;
    }

    /** Runs all rows, and keeps what the program asked for. */
    public Totals run(int target, int count, Map<String, Tensor> constants, RowWriter writer) {
        return run(target, count, constants, writer, (start, size, tensors) -> {});
    }

    /**
     * Runs all rows.
     *
     * @param target the class that scores and gradients are about
     * @param count how many rows there are
     * @param constants a tensor for each input that the program declared to be the same for all rows
     * @param writer writes the rows
     * @param reader is given the results of each part
     */
    public Totals run(int target, int count, Map<String, Tensor> constants, RowWriter writer, PartReader reader) {
        return compiled.run(target, count, constants, writer, reader, course);
    }
}
