package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.SizeOfImages;
import org.vizsla.models.picture.PictureFormat;

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
        return size(sources.stream()
                .filter(OpenedAhead.class::isInstance)
                .flatMap(source -> ((OpenedAhead) source).ahead().stream())
                .findFirst());
    }

    /** How large an image is, if there is one. */
    public static SizeOfImages size(Optional<OpenedSource> first) {
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
        new FolderWalk(folder, out).walk(new FolderWalk.Found() {
            @Override
            public void file(Path file) {
                if (isPicture(file)) {
                    found.put(file, new FileSource(file, true));
                }
            }

            @Override
            public void unreadable(Path place, IOException reason) {
                found.put(place, new UnreadableFolder(place, reason));
            }
        });
        return List.copyOf(found.values());
    }

    /** Whether a file's name is that of a picture or an array. */
    public static boolean isPicture(Path file) {
        return PictureFormat.isNamed(file.getFileName().toString()) || FileSource.isArray(file);
    }
}
