package org.vizsla.report.folder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.graph.Leftovers;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.json.ExplanationJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.ExplanationPages;
import org.vizsla.report.page.OldPages;

/**
 * The results of a job as files, which may come from several threads: of each source the page about it, the files that were chosen, and {@code result.json}, which comes last, in a folder for each source where there are several. Where a source has several entries,
 * the files of entry i end in {@code _i}. What only the page needs is in the folder {@code page} below it.
 */
public final class ExplanationFolder {
    private final Path out;
    private final Saving saving;
    private final List<String> methods;
    private final ExplanationPages pages;
    private final ExplanationJson json;
    private final List<String> names;
    private final Leftovers leftovers = new Leftovers();
    private final Map<Integer, SourceFiles> current = new ConcurrentHashMap<>();
    private boolean begun;

    /**
     * Files of a request's results.
     *
     * @param saving what is written beside the pages
     */
    public ExplanationFolder(ExplanationRequest request, Path out, Saving saving) {
        this(request, out, saving, request.sources().size() > 1);
    }

    /**
     * The same.
     *
     * @param apart whether each source has a folder of its own
     */
    public ExplanationFolder(ExplanationRequest request, Path out, Saving saving, boolean apart) {
        this.out = out;
        this.saving = saving;
        this.methods = request.methods().stream().map(AttributionMethod::name).toList();
        FolderNames folders = new FolderNames();
        this.names = request.sources().stream()
                .map(source -> apart ? folders.of(source) : "")
                .toList();
        this.pages = new ExplanationPages(
                request, out, saving.advice(), saving.has(SavedFile.SHEET), saving.has(SavedFile.JSON));
        this.json = new ExplanationJson(
                new Provenance(request.model(), request.settings().session()), request);
    }

    /**
     * What was written of a source.
     *
     * @param result as {@code result.json} holds it
     * @param pages about its entries
     */
    public record Written(Path folder, Map<String, Object> result, List<ExplanationPages.Written> pages) {
        public Written {
            pages = List.copyOf(pages);
        }
    }

    /** Where the files go. */
    public Path out() {
        return out;
    }

    /** Writes the files of some methods of a source, of which more come. */
    public void add(ExplainedSource part) {
        filesOf(part).write(part);
    }

    /** Writes all about a source: what was not added yet, and its pages. */
    public Written write(ExplainedSource explained) {
        SourceFiles files = filesOf(explained);
        List<ExplanationPages.Written> written = files.write(explained).stream()
                .map(drawn -> pages.write(explained, drawn, files.name()))
                .toList();
        current.remove(explained.place());
        Map<String, Object> result = json.of(explained);
        if (saving.has(SavedFile.JSON)) {
            Json.write(files.folder().resolve(GalleryFiles.RESULT), result);
        }
        return new Written(files.folder(), result, written);
    }

    /** Lists a source on the page about all, in the order of the calls. */
    public void list(Written written) {
        written.pages().forEach(pages::list);
    }

    /** The files of a source, which are begun unless they were. */
    private SourceFiles filesOf(ExplainedSource explained) {
        return current.computeIfAbsent(explained.place(), place -> {
            String name = names.get(place);
            Path folder = out.resolve(name);
            removeEarlier(folder);
            return SourceFiles.begin(explained, name, folder, methods, saving);
        });
    }

    /** Writes the page about all sources, and returns the page to open first, if there is any. */
    public Optional<Path> finish() {
        return pages.finish();
    }

    /** What an earlier call wrote, also when it was killed, must not stand beside the files of this one. */
    private synchronized void removeEarlier(Path folder) {
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
