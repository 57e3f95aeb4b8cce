package org.vizsla.report.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vizsla.graph.Tensor;
import org.vizsla.report.batch.input.InputSource;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.json.BatchRows;

/**
 * A row of a manifest before it is known where its maps go.
 *
 * @param values but for the maps
 * @param maps by method
 */
record PartRow(Map<String, Object> values, Map<String, OfMap> maps) {
    /**
     * A map.
     *
     * @param about what the row says of it
     * @param values {@code [1, ...]}
     */
    record OfMap(Map<String, Object> about, Tensor values) {}

    /** The row of an input that failed. */
    static PartRow failed(InputSource source, String error) {
        return new PartRow(BatchRows.failed(source.origin(), source.sha256(), error), Map.of());
    }

    /**
     * The rows of a source: one for each of its entries.
     *
     * @param pictures the folder of its pictures, as rows name it, if there is one
     */
    static List<PartRow> of(InputSource source, ExplainedSource explained, Optional<String> pictures) {
        List<PartRow> rows = new ArrayList<>();
        for (ExplainedEntry entry : explained.entries()) {
            OptionalInt number = explained.entries().size() > 1 ? OptionalInt.of(rows.size()) : OptionalInt.empty();
            Map<String, Object> values =
                    BatchRows.explained(source.origin(), source.sha256(), number, entry, explained.notes());
            pictures.ifPresent(folder -> values.put("pictures", folder));
            Map<String, OfMap> maps = new LinkedHashMap<>();
            entry.maps()
                    .forEach((method, map) -> maps.put(method, new OfMap(BatchRows.map(method, map), map.values())));
            rows.add(new PartRow(values, maps));
        }
        return rows;
    }
}
