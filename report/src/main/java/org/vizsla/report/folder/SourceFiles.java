package org.vizsla.report.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Frame;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.page.DrawnEntry;
import org.vizsla.report.source.Source;

/**
 * The files of one source: those of each method are written once, as soon as it is known.
 *
 * @param name of the folder, relative to that of all sources; empty where that is the same
 * @param pictures of each entry
 * @param arrays the methods whose numbers are written
 */
record SourceFiles(
        Source source, String name, Path folder, Saving saving, List<EntryPictures> pictures, Set<String> arrays) {
    /**
     * Lists the files of a source, and writes those that are about no method.
     *
     * @param explained by some methods, or by all
     * @param methods all methods that are asked for
     */
    static SourceFiles begin(ExplainedSource explained, String name, Path folder, List<String> methods, Saving saving) {
        int rows = explained.entries().size();
        List<FileNames> files = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            files.add(new FileNames(rows == 1 ? "" : "_" + row));
        }
        OwnFiles.list(
                folder,
                files.stream().flatMap(each -> each.all(methods).stream()).toList());
        Optional<Frame> frame = saving.originalSize() ? frame(explained) : Optional.empty();
        List<EntryPictures> pictures = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            pictures.add(new EntryPictures(explained.entries().get(row), files.get(row), folder, saving, frame));
        }
        return new SourceFiles(explained.source(), name, folder, saving, pictures, new TreeSet<>());
    }

    /** Writes the files of those methods that were not written yet, and returns the entries as they are drawn. */
    List<DrawnEntry> write(ExplainedSource explained) {
        if (saving.has(SavedFile.ARRAY)) {
            explained.explanation().attributions().forEach((method, attribution) -> {
                if (arrays.add(method)) {
                    Npy.write(folder.resolve(FileNames.array(method)), attribution.map());
                }
            });
        }
        List<DrawnEntry> drawn = new ArrayList<>();
        for (int row = 0; row < pictures.size(); row++) {
            ExplainedEntry entry = explained.entries().get(row);
            drawn.add(pictures.get(row).write(entry));
        }
        return drawn;
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
}
