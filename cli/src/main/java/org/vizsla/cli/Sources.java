package org.vizsla.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.PictureFormat;

/** The files that a command line names: pictures and arrays as they are, folders as the pictures in them and in their folders, by name. */
final class Sources {
    private final List<Found> found;

    private Sources(List<Found> found) {
        this.found = List.copyOf(found);
    }

    /** A file, and whether it was found in a folder that the user named. */
    private record Found(Path file, boolean inFolder) {}

    /**
     * Finds all of them, in the order named, and makes sure that at least one can be read: else no network needs to be fetched.
     *
     * @param out the folder for results, whose pictures are none to explain; neither are the masks of a menagerie
     * @throws VizslaException if a path does not exist, a folder holds no picture, or none of the files can be read
     */
    static Sources in(List<Path> paths, Path out) {
        check(paths);
        List<Found> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<Path> pictures = pictures(path, out);
                if (pictures.isEmpty()) {
                    throw new VizslaException("there are no pictures in " + path);
                }
                pictures.forEach(file -> found.add(new Found(file, true)));
            } else {
                found.add(new Found(path, false));
            }
        }
        checkReadable(found);
        return new Sources(found);
    }

    private static void checkReadable(List<Found> found) {
        List<VizslaException> failures = new ArrayList<>();
        for (Found one : found) {
            try {
                new Source(one.file(), OptionalInt.empty()).check();
                return;
            } catch (VizslaException e) {
                failures.add(e);
            }
        }
        VizslaException first = failures.get(0);
        throw failures.size() == 1
                ? first
                : new VizslaException(
                        "none of " + failures.size() + " pictures can be read: " + first.getMessage(), first);
    }

    List<Path> files() {
        return found.stream().map(Found::file).toList();
    }

    /**
     * All sources, for a network with these classes.
     *
     * <p>A picture in a folder that is named after a class, by index or WordNet identifier ({@code viz/211/dog.jpg}, {@code val/n02100583/dog.jpg}), has that class as its
     * target, if it was found in a folder that the user named.
     */
    List<Source> of(Labels labels) {
        return found.stream()
                .map(one -> new Source(one.file(), one.inFolder() ? classOf(one.file(), labels) : OptionalInt.empty()))
                .toList();
    }

    /**
     * Makes sure that all paths are there.
     *
     * @throws VizslaException if one is not
     */
    private static void check(List<Path> paths) {
        for (Path path : paths) {
            if (path.toString().isBlank()) {
                throw new UsageException("an empty name is no picture");
            }
            if (!Files.exists(path)) {
                throw new VizslaException("there is no file or folder " + path);
            }
        }
    }

    private static List<Path> pictures(Path folder, Path out) {
        List<Path> found = new ArrayList<>();
        Path results = out.toAbsolutePath().normalize();
        try {
            Path start = folder.toRealPath();
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    boolean skipped =
                            !inner.equals(start) && (inner.equals(results) || isHidden(inner) || areMasks(inner));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isPicture(file)) {
                        found.add(folder.resolve(start.relativize(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new VizslaException("cannot read all of folder " + folder + ": " + e.getMessage(), e);
        }
        found.sort(Comparator.comparing(Path::toString, NaturalOrder.INSTANCE));
        return found;
    }

    /** Whether a folder is the one that {@link MenagerieFiles} writes masks into. */
    private static boolean areMasks(Path folder) {
        return folder.endsWith(MenagerieFiles.MASKS)
                && Files.isRegularFile(folder.resolveSibling(MenagerieFiles.LABELS))
                && Files.isDirectory(folder.resolveSibling(MenagerieFiles.PICTURES));
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean isPicture(Path file) {
        return !isHidden(file)
                && (PictureFormat.isNamed(file.getFileName().toString()) || Source.isArray(file))
                && Files.isRegularFile(file);
    }

    /** The class that the file's folder is named after. */
    private static OptionalInt classOf(Path file, Labels labels) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path last = folder == null ? null : folder.getFileName();
        String name = last == null ? "" : last.toString();
        if (name.matches("\\d{1,6}") && Integer.parseInt(name) < labels.size()) {
            return OptionalInt.of(Integer.parseInt(name));
        }
        for (int index = 0; index < labels.size(); index++) {
            if (!name.isEmpty() && labels.wnid(index).equals(name)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
