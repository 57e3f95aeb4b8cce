package org.vizsla.report.export.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.VizslaException;

/**
 * The folder of a page. The page itself is written last, in one move, and names the files that belong to it: until then an earlier page works with its own. Files that are no page's stay as they are.
 */
final class SiteFolder {
    static final String PAGE = "index.html";

    /** What tells such a page from others. */
    static final String MARK = "<meta name=\"generator\" content=\"Vizsla explainer page\">";

    private static final int START = 4096;

    private final Path folder;

    private SiteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A new folder, an empty one, or that of an earlier page.
     *
     * @throws VizslaException if it holds anything else, or cannot be read
     */
    static SiteFolder of(Path folder) {
        new Leftovers().sweep(folder);
        Path page = folder.resolve(PAGE);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new VizslaException(folder + " is a file, not a folder");
        }
        if (Files.exists(page) && !isOurs(page)) {
            throw new VizslaException(page + " is another page, and is not replaced; choose another folder");
        }
        if (!Files.exists(page)) {
            for (String name : names(folder)) {
                if (!SiteFile.isNamedSo(name)) {
                    throw new VizslaException(
                            folder + " holds other files, such as " + name + "; choose an empty folder, or a new one");
                }
            }
        }
        return new SiteFolder(folder);
    }

    Path page() {
        return folder.resolve(PAGE);
    }

    Path path(SiteFile file) {
        return folder.resolve(file.name());
    }

    /** Where a file is written whose digest is not known before. */
    Path unnamed(String stem, String ending) {
        return folder.resolve(SiteFile.unnamed(stem, ending));
    }

    /** Gives such a file its name. */
    SiteFile named(String stem, String ending) {
        Path unnamed = unnamed(stem, ending);
        SiteFile file = SiteFile.of(stem, ending, unnamed);
        try {
            Files.move(unnamed, path(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new VizslaException("cannot write " + path(file) + ": " + e.getMessage(), e);
        }
        return file;
    }

    SiteFile put(String stem, String ending, byte[] content) {
        SiteFile file = SiteFile.of(stem, ending, content);
        AtomicFile.write(path(file), content);
        return file;
    }

    /** Removes the files of earlier pages. */
    void keepOnly(Set<String> files) {
        for (String name : names(folder)) {
            if (SiteFile.isNamedSo(name) && !files.contains(name)) {
                try {
                    Files.deleteIfExists(folder.resolve(name));
                } catch (IOException e) {
                    throw new VizslaException(
                            "cannot remove " + folder.resolve(name) + " of an earlier page: " + e.getMessage(), e);
                }
            }
        }
    }

    private static boolean isOurs(Path page) {
        try (var stream = Files.newInputStream(page)) {
            return new String(stream.readNBytes(START), StandardCharsets.UTF_8).contains(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** The names of what lies in a folder, but for hidden files. */
    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            throw new VizslaException(folder + " cannot be read: " + e.getMessage(), e);
        }
        names.removeIf(name -> name.startsWith("."));
        return names;
    }
}
