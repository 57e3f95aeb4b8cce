package org.vizsla.report.folder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.vizsla.render.Bands;
import org.vizsla.report.page.Advice;

/**
 * What is written of results, and how.
 *
 * @param files kinds of files beside the page
 * @param originalSize whether maps are drawn at the size of the photograph, where it is known, in place of the network's
 * @param bands the channels drawn in colour, of networks with more than three
 * @param advice how pages say what to do
 */
public record Saving(Set<SavedFile> files, boolean originalSize, Bands bands, Advice advice) {
    /** The usual few files, at the network's size. */
    public static final Saving USUAL = new Saving(SavedFile.USUAL, false, Bands.FIRST, Advice.PLAIN);

    public Saving {
        EnumSet<SavedFile> copy = EnumSet.noneOf(SavedFile.class);
        copy.addAll(files);
        files = Collections.unmodifiableSet(copy);
    }

    public Saving with(Set<SavedFile> others) {
        return new Saving(others, originalSize, bands, advice);
    }

    boolean has(SavedFile file) {
        return files.contains(file);
    }
}
