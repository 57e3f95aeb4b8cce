package org.vizsla.cli.option;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.report.folder.SavedFile;
import picocli.CommandLine.Option;

/** Which files are written beside the page. */
public final class SaveOption {
    private static final String ALL = "all";

    @Option(
            names = "--save",
            split = ",",
            paramLabel = "KIND",
            defaultValue = "overlay,map,json",
            description =
                    "Files beside the page, comma-separated. For each method: overlay (the map over the image), heat"
                            + " (over the image in grey), map (the map alone), strength (its magnitude in grey), colour (the values"
                            + " themselves, if there is one per pixel and channel), outlined (the true outline, for drawn"
                            + " animals), array (numbers, .npy). For each image: original, sheet (all maps in one picture), json"
                            + " (result.json). Or all. Default: ${DEFAULT-VALUE}.")
    private List<String> kinds = List.of();

    @Option(
            names = "--raw",
            description =
                    "Also save arrays: METHOD.npy, the method's own values, float32 [N,C,H,W]; layer maps keep their resolution.")
    private boolean raw;

    /** The kinds that are written. */
    public Set<SavedFile> files() {
        Set<SavedFile> files = named(kinds);
        if (raw) {
            files.add(SavedFile.ARRAY);
        }
        return files;
    }

    /** The kinds of these names. */
    static Set<SavedFile> named(List<String> kinds) {
        EnumSet<SavedFile> files = EnumSet.noneOf(SavedFile.class);
        kinds.forEach(kind -> files.addAll(named(kind.strip().toLowerCase(Locale.ROOT))));
        return files;
    }

    private static Set<SavedFile> named(String kind) {
        if (kind.equals(ALL)) {
            return SavedFile.ALL;
        }
        return Arrays.stream(SavedFile.values())
                .filter(file -> file.toString().equals(kind))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new UsageException("--save does not know '" + kind + "'; it takes "
                        + Arrays.stream(SavedFile.values())
                                .map(SavedFile::toString)
                                .collect(Collectors.joining(", "))
                        + ", or " + ALL));
    }
}
