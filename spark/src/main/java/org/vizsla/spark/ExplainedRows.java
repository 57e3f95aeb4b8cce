package org.vizsla.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.SelfCheck;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.npy.Npy;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.JobResults;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import scala.jdk.javaapi.CollectionConverters;

/** The rows of a partition with their explanations; some are explained at a time, when the first of them is asked for. */
final class ExplainedRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final ExplainPartition.Worker worker;
    private final Columns columns;
    private final int batch;
    private final Cancellation cancellation;
    private final Queue<Row> ready = new ArrayDeque<>();

    ExplainedRows(
            Iterator<Row> rows, ExplainPartition.Worker worker, Columns columns, int batch, Cancellation cancellation) {
        this.rows = rows;
        this.worker = worker;
        this.columns = columns;
        this.batch = batch;
        this.cancellation = cancellation;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public Row next() {
        if (ready.isEmpty()) {
            explain();
        }
        Row row = ready.poll();
        if (row == null) {
            throw new NoSuchElementException();
        }
        return row;
    }

    private void explain() {
        List<RowSource> sources = new ArrayList<>();
        while (sources.size() < batch && rows.hasNext()) {
            sources.add(new RowSource(
                    rows.next(), sources.size(), columns, worker.request().model()));
        }
        Map<Integer, Row> results = new HashMap<>();
        JobListener failures = new JobListener() {
            @Override
            public void fails(Source source, VizslaException failure) {
                RowSource of = (RowSource) source;
                results.put(of.place(), failed(of.row(), failure));
            }
        };
        JobResults explained = result -> {
            RowSource of = (RowSource) result.source();
            Row row = explained(of.row(), result);
            return () -> results.put(of.place(), row);
        };
        worker.job().run(sources, cancellation, failures, explained);
        sources.forEach(source -> ready.add(results.get(source.place())));
    }

    private Row failed(Row row, VizslaException failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return with(row, null, null, null, null, null, null, null, null, message);
    }

    private Row explained(Row row, ExplainedSource explained) {
        ExplainedEntry entry = explained.entries().get(0);
        Map<String, byte[]> maps = new LinkedHashMap<>();
        Map<String, Object> layers = new LinkedHashMap<>();
        List<Row> checks = new ArrayList<>();
        List<String> notes = new ArrayList<>(explained.notes());
        entry.maps().forEach((method, map) -> {
            maps.put(method, Npy.encode(single(map)));
            layers.put(method, seq(map.layers()));
            map.findings().checks().forEach(check -> checks.add(row(method, check)));
            map.findings().notes().forEach(note -> notes.add(method + ": " + note));
        });
        explained
                .explanation()
                .notApplicable()
                .forEach((method, reason) -> notes.add(method + " does not apply: " + reason.message()));
        float probability = entry.target().probability();
        return with(
                row,
                entry.target().index(),
                entry.target().name(),
                entry.target().score(),
                Float.isNaN(probability) ? null : probability,
                CollectionConverters.asScala(maps),
                CollectionConverters.asScala(layers),
                seq(checks),
                seq(notes),
                null);
    }

    /** Without the first axis, which is that of a batch. */
    private static Tensor single(ExplainedMap map) {
        long[] sizes = map.values().shape().sizes();
        long[] rest = new long[sizes.length - 1];
        System.arraycopy(sizes, 1, rest, 0, rest.length);
        return Tensor.ofFloats(Shape.of(rest), map.values().floats());
    }

    private static Row row(String method, SelfCheck check) {
        return RowFactory.create(method, check.name(), check.value(), check.bound(), check.passed(), check.words());
    }

    private static Object seq(Collection<?> values) {
        return CollectionConverters.asScala(values).toSeq();
    }

    private static Row with(Row row, @Nullable Object... results) {
        Object[] all = new Object[row.length() + results.length];
        for (int i = 0; i < row.length(); i++) {
            all[i] = row.get(i);
        }
        System.arraycopy(results, 0, all, row.length(), results.length);
        return RowFactory.create(all);
    }
}
