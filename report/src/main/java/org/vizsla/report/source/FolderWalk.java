package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.scene.SceneNames;

/**
 * Goes through a folder and its subfolders, in no order; what is hidden is left out, and so are the masks of a menagerie. Links to folders are not followed. Nothing of what is found stays in memory.
 *
 * @param out the folder for results, which is left out
 */
public record FolderWalk(Path folder, Path out) {
    /** Takes what is found. */
    public interface Found {
        /** Takes a regular file, as the folder's own path names it. */
        void file(Path file);

        /** Takes a subfolder, or a file in one, that the file system did not let in. */
        void unreadable(Path place, IOException reason);
    }

    /**
     * Goes through all of it.
     *
     * @throws VizslaException if the folder itself cannot be read
     */
    public void walk(Found found) {
        walk(Integer.MAX_VALUE, found);
    }

    /** The same, not deeper than that; the folder's own files have depth 1. */
    public void walk(int depth, Found found) {
        Path results = out.toAbsolutePath().normalize();
        try {
            Path start = folder.toRealPath();
            Files.walkFileTree(start, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    boolean skipped =
                            !inner.equals(start) && (inner.equals(results) || isHidden(inner) || areMasks(inner));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean regular = attributes.isRegularFile() || Files.isRegularFile(file);
                    if (regular && !isHidden(file)) {
                        found.file(named(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path place, IOException reason) throws IOException {
                    return unreadable(place, reason);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException reason) throws IOException {
                    return reason == null ? FileVisitResult.CONTINUE : unreadable(inner, reason);
                }

                private FileVisitResult unreadable(Path place, IOException reason) throws IOException {
                    if (place.equals(start)) {
                        throw reason;
                    }
                    if (!isHidden(place)) {
                        found.unreadable(named(place), reason);
                    }
                    return FileVisitResult.CONTINUE;
                }

                private Path named(Path place) {
                    return folder.resolve(start.relativize(place));
                }
            });
        } catch (IOException e) {
            throw new VizslaException("cannot read folder " + folder + ": " + reason(e), e);
        }
    }

    /** Why a place cannot be read, in a sentence. */
    public static String failure(Path place, IOException reason) {
        return "cannot read " + place + ": " + reason(reason);
    }

    /** Why, without the path that the message of a file system's exception begins with. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        return failure instanceof FileSystemException known
                ? Objects.requireNonNullElse(
                        known.getReason(), failure.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
    }

    /** Whether a folder is the one that {@link SceneNames} writes masks into. */
    private static boolean areMasks(Path folder) {
        return folder.endsWith(SceneNames.MASKS)
                && Files.isRegularFile(folder.resolveSibling(SceneNames.LABELS))
                && Files.isDirectory(folder.resolveSibling(SceneNames.PICTURES));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
