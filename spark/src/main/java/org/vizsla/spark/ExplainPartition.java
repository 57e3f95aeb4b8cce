package org.vizsla.spark;

import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.vizsla.cli.option.ExplanationWords;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobInParts;
import org.vizsla.runtime.Cancellation;

/** Explains the rows of a partition on an executor, whose tasks share one explainer. */
final class ExplainPartition implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private static final Shared<Worker> WORKERS = new Shared<>();

    private final Parcel parcel;
    private final Columns columns;
    private final int batch;

    ExplainPartition(Parcel parcel, Columns columns, int batch) {
        this.parcel = parcel;
        this.columns = columns;
        this.batch = batch;
    }

    /** An explainer, and what it was asked. */
    record Worker(ExplanationRequest request, JobInParts job) implements AutoCloseable {
        @Override
        public void close() {
            job.close();
        }
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        TaskContext task = TaskContext.get();
        int threads = task.cpus();
        String key = parcel.key() + "/" + columns.image() + "/" + threads + "/" + batch;
        Shared.Lease<Worker> worker = WORKERS.lease(key, () -> worker(threads));
        TaskCancellation stopping = TaskCancellation.of(task);
        task.addTaskCompletionListener(ended -> {
            stopping.close();
            worker.close();
        });
        return new ExplainedRows(rows, worker.value(), columns, batch, stopping.cancellation());
    }

    private Worker worker(int threads) {
        Parcel.Opened opened = parcel.opened();
        ExplanationWords words = ExplanationWords.of(opened.environment(), opened.words());
        ExplanationRequest request =
                words.request(words.model(columns.image().isArray())).withThreads(threads);
        return new Worker(request, new JobInParts(request, batch, Cancellation.NEVER));
    }
}
