package org.vizsla.report.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;

/** The rows of a batch's manifest: one for each image, each a line. */
public final class BatchRows {
    private static final String ERROR = "error";
    private static final String MAPS = "maps";

    private BatchRows() {}

    /** Begins a row. */
    private static Map<String, Object> row(String path, Optional<String> sha256) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", path);
        sha256.ifPresent(digest -> row.put("sha256", digest));
        return row;
    }

    /** The row of an input that failed. */
    public static Map<String, Object> failed(String path, Optional<String> sha256, String error) {
        Map<String, Object> row = row(path, sha256);
        row.put(ERROR, error);
        return row;
    }

    /**
     * The row of an image, but for its maps.
     *
     * @param entry which of the images of an array it is; empty for a single one
     */
    public static Map<String, Object> explained(
            String path, Optional<String> sha256, OptionalInt entry, ExplainedEntry explained, List<String> notes) {
        Map<String, Object> row = row(path, sha256);
        entry.ifPresent(number -> row.put("entry", number));
        row.put("target", ClassJson.of(explained.target()));
        if (!notes.isEmpty()) {
            row.put("notes", notes);
        }
        return row;
    }

    /** What is said of a map: its shape, its layers, a summary of its values, and its self-checks. */
    public static Map<String, Object> map(String method, ExplainedMap map) {
        Map<String, Object> about = new LinkedHashMap<>();
        long[] sizes = map.values().shape().sizes();
        about.put("shape", Arrays.copyOfRange(sizes, 1, sizes.length));
        if (!map.layers().isEmpty()) {
            about.put("layers", map.layers());
        }
        float[] values = map.values().floats();
        double sum = 0;
        double magnitude = 0;
        int peak = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            magnitude += Math.abs(values[i]);
            peak = values[i] > values[peak] ? i : peak;
        }
        Map<String, Object> checks = ExplanationJson.checks(method, map);
        about.put("sum", Json.number((float) sum));
        about.put("sum_of_magnitudes", Json.number((float) magnitude));
        about.put("peak", place(peak, sizes));
        about.putAll(checks);
        return about;
    }

    /** Where a value is, by its place among all, the first axis left out. */
    private static long[] place(long index, long[] sizes) {
        long[] place = new long[sizes.length - 1];
        for (int axis = sizes.length - 1; axis > 0; axis--) {
            place[axis - 1] = index % sizes[axis];
            index /= sizes[axis];
        }
        return place;
    }

    /**
     * A row as a line, without its end.
     *
     * @param maps by method
     */
    public static String line(Map<String, Object> row, Map<String, Map<String, Object>> maps) {
        Map<String, Object> whole = new LinkedHashMap<>(row);
        if (!maps.isEmpty()) {
            whole.put(MAPS, maps);
        }
        return Json.compact(whole);
    }

    /** How many rows there are, how many of them failed, and how many self-checks did. */
    public record Totals(long rows, long failed, long failedChecks) {
        /** None. */
        public static final Totals NONE = new Totals(0, 0, 0);

        private Totals and(Map<String, Object> row) {
            return new Totals(
                    rows + 1, failed + (row.containsKey(ERROR) ? 1 : 0), failedChecks + BatchRows.failedChecks(row));
        }

        /**
         * These and those of a part's manifest.
         *
         * @throws VizslaException if it cannot be read
         */
        public Totals and(Path manifest) {
            Totals totals = this;
            try (BufferedReader lines = Files.newBufferedReader(manifest)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    totals = totals.and(Json.parse(line));
                }
                return totals;
            } catch (IOException e) {
                throw new VizslaException(manifest + " cannot be read: " + e.getMessage(), e);
            } catch (VizslaException e) {
                throw new VizslaException(manifest + " is damaged; remove it, and its part is done again", e);
            }
        }

        /** The totals of a batch that is complete. */
        public static Totals of(Map<String, Object> batch) {
            return new Totals(number(batch, "images"), number(batch, "failed"), number(batch, "failed_checks"));
        }

        private static long number(Map<String, Object> batch, String name) {
            return batch.get(name) instanceof Number number ? number.longValue() : 0;
        }
    }

    private static long failedChecks(Map<String, Object> row) {
        if (!(row.get(MAPS) instanceof Map<?, ?> maps)) {
            return 0;
        }
        return maps.values().stream()
                .filter(Map.class::isInstance)
                .map(about -> ((Map<?, ?>) about).get("checks"))
                .filter(List.class::isInstance)
                .flatMap(checks -> ((List<?>) checks).stream())
                .filter(check -> check instanceof Map<?, ?> one && Boolean.FALSE.equals(one.get("passed")))
                .count();
    }
}
