package org.vizsla.report.batch;

import java.nio.file.Path;
import java.util.List;
import org.vizsla.report.batch.input.InputList;
import org.vizsla.report.batch.input.InputSource;
import org.vizsla.report.job.JobInParts;
import org.vizsla.runtime.Cancellation;

/**
 * Does parts of a batch, with methods that are compiled once. Several may work in one folder, on several machines, at different parts; a part that two of them do is the same. Safe to use from several
 * threads.
 */
public final class PartWorker implements AutoCloseable {
    private final BatchPlaces places;
    private final BatchRequest request;
    private final JobInParts job;

    private PartWorker(BatchPlaces places, BatchRequest request, JobInParts job) {
        this.places = places;
        this.request = request;
        this.job = job;
    }

    /**
     * Compiles the methods.
     *
     * @param out the folder of a batch, which lists the inputs
     * @param request the one of that batch
     * @throws org.vizsla.explain.network.NotApplicableException if no method applies to the network
     */
    public static PartWorker open(Path out, BatchRequest request, Cancellation cancellation) {
        return new PartWorker(
                new BatchPlaces(out), request, new JobInParts(request.request(), request.part(), cancellation));
    }

    /**
     * Does a part; it is there when this returns, and not before. Where another worker was faster, its files stay.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     * @throws org.vizsla.runtime.CancelledException if it was cancelled
     */
    public void run(Part part, BatchListener listener, Cancellation cancellation) {
        List<InputSource> sources;
        try (InputList list = InputList.open(places.inputs(), part.start())) {
            sources = list.next(part.inputs()).stream().map(InputSource::new).toList();
        }
        try (PartFiles files = new PartFiles(places, part.number(), request.methods())) {
            new PartRun(places, request, part.number(), sources, files).run(job, listener, cancellation);
            if (request.retry() || !places.isDone(part.number())) {
                files.commit();
            }
        }
    }

    @Override
    public void close() {
        job.close();
    }
}
