package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.models.picture.PictureFormat;
import org.vizsla.report.scene.SceneNames;

/** The files that a user names: images and arrays, and all images in folders and their subfolders, by name. */
public final class FileSources {
    private final List<FileSource> found;
    private final List<Source> sources;

    private FileSources(List<FileSource> found, List<Source> sources) {
        this.found = List.copyOf(found);
        this.sources = List.copyOf(sources);
    }

    /**
     * Finds all of them, in the order named, and makes sure that at least one can be read: else no network needs to be fetched.
     *
     * @param out the folder for results; its pictures are not explained, and neither are the masks of a menagerie
     * @throws VizslaException if a path does not exist, a folder holds no image, or none of the files can be read
     */
    public static FileSources in(List<Path> paths, Path out) {
        check(paths);
        List<Source> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<Source> pictures = pictures(path, out);
                if (pictures.isEmpty()) {
                    throw new VizslaException("there are no images in " + path);
                }
                found.addAll(pictures);
            } else {
                found.add(new FileSource(path, false));
            }
        }
        List<FileSource> files = found.stream()
                .filter(FileSource.class::isInstance)
                .map(FileSource.class::cast)
                .toList();
        return new FileSources(files, opened(found));
    }

    /** The sources, opened up to the first that can be read; what was opened is not opened again when it is explained. */
    private static List<Source> opened(List<Source> found) {
        List<Source> sources = new ArrayList<>(found);
        List<VizslaException> failures = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            OpenedAhead ahead = OpenedAhead.of(sources.get(i));
            sources.set(i, ahead);
            if (ahead.failure().isEmpty()) {
                return sources;
            }
            failures.add(ahead.failure().get());
        }
        VizslaException first = failures.get(0);
        throw failures.size() == 1
                ? first
                : new VizslaException(
                        "none of " + failures.size() + " images can be read: " + first.getMessage(), first);
    }

    /** How large the first image is that can be read. */
    public SizeOfImages size() {
        Optional<OpenedSource> first = sources.stream()
                .filter(OpenedAhead.class::isInstance)
                .flatMap(source -> ((OpenedAhead) source).ahead().stream())
                .findFirst();
        return new SizeOfImages() {
            @Override
            public Optional<ImageSize> of(InputForm form) {
                return first.flatMap(opened -> opened.size(form));
            }

            @Override
            public boolean isFixed() {
                return first.filter(OpenedSource::isArray).isPresent();
            }
        };
    }

    public List<Path> files() {
        return found.stream().map(FileSource::file).toList();
    }

    /** All of them, in the order named. */
    public List<Source> sources() {
        return sources;
    }

    /**
     * Makes sure that all paths are there.
     *
     * @throws VizslaException if one is not
     */
    private static void check(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new VizslaException("there is no file or folder " + path);
            }
        }
    }

    /** The pictures in a folder and below it, by name; a subfolder that cannot be read is among them, as a failure of its own. */
    private static List<Source> pictures(Path folder, Path out) {
        Map<Path, Source> found = new TreeMap<>(Comparator.comparing(Path::toString, NaturalOrder.INSTANCE));
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
                        Path named = folder.resolve(start.relativize(file));
                        found.put(named, new FileSource(named, true));
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
                    Path named = folder.resolve(start.relativize(place));
                    if (!isHidden(place)) {
                        found.put(named, new UnreadableFolder(named, reason));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new VizslaException("cannot read folder " + folder + ": " + UnreadableFolder.reason(e), e);
        }
        return List.copyOf(found.values());
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

    private static boolean isPicture(Path file) {
        return !isHidden(file)
                && (PictureFormat.isNamed(file.getFileName().toString()) || FileSource.isArray(file))
                && Files.isRegularFile(file);
    }
}
