package org.vizsla.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.gallery.GalleryFiles;

/**
 * Pages and results of an earlier call in the same folder. The pictures they show are replaced one by one, so they would mix two calls; and a call that
 * breaks off must not leave the {@code result.json} of another.
 */
public final class OldPages {
    private static final String TITLE = "· Vizsla</title>";
    private static final int HEAD = 4096;

    private OldPages() {}

    /**
     * Removes the results in a folder, which come last when they are written again.
     *
     * @throws VizslaException if they cannot be removed
     */
    public static void removeResult(Path folder) {
        removeFiles(folder, List.of(GalleryFiles.RESULT));
    }

    /**
     * Removes files of these names.
     *
     * @throws VizslaException if they cannot be removed
     */
    public static void removeFiles(Path folder, List<String> names) {
        try {
            for (String name : names) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new VizslaException(
                    "cannot remove the results of an earlier call in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Removes Vizsla's pages in a folder, and the sheets beside them; the folder need not be there. */
    public static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(folder, "index*.html")) {
            for (Path page : pages) {
                if (isOurs(page)) {
                    String name = page.getFileName().toString();
                    Files.deleteIfExists(page);
                    Files.deleteIfExists(
                            folder.resolve(name.replaceFirst("^index", "sheet").replaceFirst("html$", "png")));
                }
            }
        } catch (IOException e) {
            throw new VizslaException(
                    "cannot remove the pages of an earlier call in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOurs(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(page)) {
            return new String(content.readNBytes(HEAD), StandardCharsets.UTF_8).contains(TITLE);
        }
    }
}
