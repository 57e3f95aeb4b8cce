package org.vizsla.report.folder;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.vizsla.report.source.Source;

/** Gives each source a folder name that is made of its file's name, is safe on every system, and is like no other. */
public final class FolderNames {
    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();

    public String of(Source source) {
        return free(base(source));
    }

    /** The name for one entry of an array. */
    public String of(Source source, int entry) {
        return free(base(source) + "_" + entry);
    }

    private static String base(Source source) {
        return safe(source.name().replaceFirst("\\.[^.]*$", ""));
    }

    /** A name that no system forbids, and that is none of ours, made of any text. */
    static String safe(String text) {
        String stem = text.replaceAll("[^A-Za-z0-9_-]+", "_");
        boolean reserved = stem.matches("(?i)con|prn|aux|nul|page|com\\d|lpt\\d|_*");
        String safe = reserved ? "picture" + stem : stem;
        return safe.substring(0, Math.min(safe.length(), LONGEST));
    }

    private String free(String base) {
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
