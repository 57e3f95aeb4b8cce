package org.vizsla.report.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.graph.Leftovers;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Frame;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.json.ExplanationJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.ExplanationPages;
import org.vizsla.report.page.OldPages;

/**
 * The results of a job as files: of each source the page about it, the files that were chosen, and {@code result.json}, which comes last, in a folder for each source where there are several. Where a source has several entries,
 * the files of entry i end in {@code _i}. What only the page needs is in the folder {@code page} below it.
 */
public final class ExplanationFolder {
    private final Path out;
    private final Saving saving;
    private final List<String> methods;
    private final boolean single;
    private final ExplanationPages pages;
    private final ExplanationJson json;
    private final FolderNames names = new FolderNames();
    private final Leftovers leftovers = new Leftovers();
    private boolean begun;

    /**
     * Files of a request's results.
     *
     * @param saving what is written beside the pages
     */
    public ExplanationFolder(ExplanationRequest request, Path out, Saving saving) {
        this.out = out;
        this.saving = saving;
        this.methods = request.methods().stream().map(AttributionMethod::name).toList();
        this.single = request.sources().size() == 1;
        this.pages = new ExplanationPages(
                request, out, saving.advice(), saving.has(SavedFile.SHEET), saving.has(SavedFile.JSON));
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
        removeEarlier(folder);
        int rows = explained.entries().size();
        List<FileNames> files = IntStream.range(0, rows)
                .mapToObj(row -> new FileNames(rows == 1 ? "" : "_" + row))
                .toList();
        OwnFiles.list(
                folder,
                files.stream().flatMap(each -> each.all(methods).stream()).toList());
        if (saving.has(SavedFile.ARRAY)) {
            explained
                    .explanation()
                    .attributions()
                    .forEach((method, attribution) ->
                            Npy.write(folder.resolve(FileNames.array(method)), attribution.map()));
        }
        Optional<Frame> frame = saving.originalSize() ? frame(explained) : Optional.empty();
        for (int row = 0; row < rows; row++) {
            ExplainedEntry entry = explained.entries().get(row);
            pages.add(explained, new EntryPictures(entry, files.get(row), folder, saving, frame).write(), name);
        }
        Map<String, Object> result = json.of(explained);
        if (saving.has(SavedFile.JSON)) {
            Json.write(folder.resolve(GalleryFiles.RESULT), result);
        }
        return new Written(folder, result);
    }

    /** Writes the page about all sources, and returns the page to open first, if there is any. */
    public Optional<Path> finish() {
        return pages.finish();
    }

    /** A source's photograph, and what the network saw of it; nothing for arrays. */
    private static Optional<Frame> frame(ExplainedSource explained) {
        return explained
                .photograph()
                .flatMap(photograph -> explained
                        .seen()
                        .map(seen -> new Frame(
                                photograph.toBufferedImage(), seen.top(), seen.left(), seen.height(), seen.width())));
    }

    /** What an earlier call wrote, also when it was killed, must not stand beside the files of this one. */
    private void removeEarlier(Path folder) {
        if (!begun) {
            OldPages.remove(out);
            OwnFiles.removeEarlier(out);
            leftovers.sweep(out);
            begun = true;
        }
        OldPages.remove(folder);
        OldPages.removeResult(folder);
        OwnFiles.removeEarlier(folder);
        leftovers.sweep(folder);
    }
}
