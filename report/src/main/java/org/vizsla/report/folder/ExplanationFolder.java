package org.vizsla.report.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Leftovers;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Bands;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.json.ExplanationJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.ExplanationPages;
import org.vizsla.report.page.OldPages;

/**
 * The results of a job as files: of each source pictures, arrays, pages and {@code result.json}, which comes last, in a folder for each source where there are several. Where a source has several entries, the files of entry
 * i end in {@code _i}.
 */
public final class ExplanationFolder {
    private final Path out;
    private final boolean raw;
    private final Bands bands;
    private final boolean single;
    private final ExplanationPages pages;
    private final ExplanationJson json;
    private final FolderNames names = new FolderNames();
    private final Leftovers leftovers = new Leftovers();
    private boolean begun;

    /**
     * Files of a request's results.
     *
     * @param raw whether arrays are written too
     */
    public ExplanationFolder(ExplanationRequest request, Path out, boolean raw) {
        this(request, out, raw, Bands.FIRST, Advice.PLAIN);
    }

    /**
     * The same, with other channels than the first drawn in colour.
     *
     * @param bands of networks with more than three channels
     * @param advice how pages say what to do
     */
    public ExplanationFolder(ExplanationRequest request, Path out, boolean raw, Bands bands, Advice advice) {
        this.bands = bands;
        this.out = out;
        this.raw = raw;
        this.single = request.sources().size() == 1;
        this.pages = new ExplanationPages(request, out, advice);
        this.json = new ExplanationJson(
                new Provenance(request.model(), request.settings().session()), request);
    }

    /**
     * What was written of a source.
     *
     * @param result as {@code result.json} holds it
     */
    public record Written(Path folder, Map<String, Object> result) {}

    /** Writes all about a source. */
    public Written write(ExplainedSource explained) {
        String name = single ? "" : names.of(explained.source());
        Path folder = out.resolve(name);
        removeOldPages(folder);
        if (raw) {
            explained
                    .explanation()
                    .attributions()
                    .forEach((method, attribution) -> Npy.write(folder.resolve(method + ".npy"), attribution.map()));
        }
        int rows = explained.entries().size();
        for (int row = 0; row < rows; row++) {
            ExplainedEntry entry = explained.entries().get(row);
            String suffix = rows == 1 ? "" : "_" + row;
            pages.add(explained, new EntryPictures(entry, suffix, folder, raw, bands).write(), name);
        }
        Map<String, Object> result = json.of(explained);
        Json.write(folder.resolve(GalleryFiles.RESULT), result);
        return new Written(folder, result);
    }

    /** Writes the page about all sources, and returns the page to open first, if there is any. */
    public Optional<Path> finish() {
        return pages.finish();
    }

    /** Pages of an earlier call, and what it left when it was killed, must not stand beside the files of this one. */
    private void removeOldPages(Path folder) {
        if (!begun) {
            OldPages.remove(out);
            leftovers.sweep(out);
            begun = true;
        }
        OldPages.remove(folder);
        OldPages.removeResult(folder);
        leftovers.sweep(folder);
    }
}
