package org.vizsla.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.vizsla.cli.command.BatchCommand;
import org.vizsla.explain.Reason;
import org.vizsla.report.batch.BatchListener;
import org.vizsla.report.batch.Part;
import org.vizsla.report.batch.PartWorker;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** Does a part of a batch on an executor, whose tasks share one worker. */
final class PartTask extends AbstractFunction2<TaskContext, Iterator<PartTask.Asked>, PartTask.Done>
        implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Shared<PartWorker> WORKERS = new Shared<>();

    private final Parcel parcel;

    PartTask(Parcel parcel) {
        this.parcel = parcel;
    }

    /** A part, on its way to an executor. */
    record Asked(int number, long start, int inputs) implements Serializable {
        static Asked of(Part part) {
            return new Asked(part.number(), part.start(), part.inputs());
        }
    }

    /**
     * What came of it.
     *
     * @param skipped methods that did not apply, and why
     */
    record Done(int inputs, Map<String, String> skipped) implements Serializable {}

    @Override
    public Done apply(TaskContext task, Iterator<Asked> parts) {
        Map<String, String> skipped = new LinkedHashMap<>();
        int inputs = 0;
        int threads = task.cpus();
        try (TaskCancellation stopping = TaskCancellation.of(task);
                Shared.Lease<PartWorker> worker = WORKERS.lease(parcel.key() + "/" + threads, () -> {
                    Parcel.Opened opened = parcel.opened();
                    return BatchCommand.of(opened.environment(), opened.words()).worker(threads);
                })) {
            while (parts.hasNext()) {
                Asked part = parts.next();
                worker.value()
                        .run(
                                new Part(part.number(), part.start(), part.inputs()),
                                new BatchListener() {
                                    @Override
                                    public void skips(Map<String, Reason> reasons) {
                                        reasons.forEach((method, reason) -> skipped.put(method, reason.message()));
                                    }
                                },
                                stopping.cancellation());
                inputs += part.inputs();
            }
        }
        return new Done(inputs, skipped);
    }
}
