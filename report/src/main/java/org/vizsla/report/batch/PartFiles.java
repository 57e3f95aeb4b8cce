package org.vizsla.report.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.PendingFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.npy.NpyRows;
import org.vizsla.report.json.BatchRows;

/** The files of a part while they are written: an array for each method, and the manifest, which appears last. Maps go to their files as they come. */
final class PartFiles implements AutoCloseable {
    private final BatchPlaces places;
    private final int part;
    private final List<String> methods;
    private final PendingFile manifest;
    private final BufferedWriter lines;
    private final Map<String, NpyRows> arrays = new LinkedHashMap<>();
    private @Nullable VizslaException broken;

    /**
     * Begins a part, of which nothing is there.
     *
     * @param methods that may have maps
     */
    PartFiles(BatchPlaces places, int part, List<String> methods) {
        this.places = places;
        this.part = part;
        this.methods = methods;
        this.manifest = PendingFile.begin(places.manifest(part));
        this.lines = new BufferedWriter(Channels.newWriter(manifest.channel(), StandardCharsets.UTF_8));
    }

    /**
     * Adds a row, and its maps.
     *
     * @throws VizslaException if it cannot be written; nothing can be added then
     */
    void add(PartRow row) {
        if (broken != null) {
            throw broken;
        }
        try {
            Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
            row.maps().forEach((method, map) -> maps.put(method, added(method, map)));
            lines.write(BatchRows.line(row.values(), maps));
            lines.write('\n');
        } catch (IOException e) {
            throw brokenBy(new VizslaException("cannot write " + places.manifest(part) + ": " + e.getMessage(), e));
        } catch (VizslaException e) {
            throw brokenBy(e);
        }
    }

    private Map<String, Object> added(String method, PartRow.OfMap map) {
        Path file = places.maps(method, part);
        NpyRows rows = arrays.computeIfAbsent(
                method, first -> NpyRows.begin(file, map.values().shape()));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("file", places.named(file));
        about.put("row", rows.add(map.values()));
        about.putAll(map.about());
        return about;
    }

    private VizslaException brokenBy(VizslaException failure) {
        broken = failure;
        return failure;
    }

    /** Lets all files appear; until the manifest does, the part counts as missing. */
    void commit() {
        try {
            lines.flush();
            Files.deleteIfExists(places.manifest(part));
            for (String method : methods) {
                if (!arrays.containsKey(method)) {
                    Files.deleteIfExists(places.maps(method, part));
                }
            }
        } catch (IOException e) {
            throw new VizslaException("cannot write " + places.manifest(part) + ": " + e.getMessage(), e);
        }
        arrays.values().forEach(NpyRows::commit);
        manifest.commit();
    }

    @Override
    public void close() {
        try (manifest) {
            arrays.values().forEach(NpyRows::close);
        }
    }
}
