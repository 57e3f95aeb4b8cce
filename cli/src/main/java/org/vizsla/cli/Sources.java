package org.vizsla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.labels.Labels;

/** The files that a command line names: pictures and arrays as they are, folders as the pictures in them and in their folders, by name. */
final class Sources {
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "jpe", "png", "gif", "bmp", "webp", "tif", "tiff", "npy");
    private static final int DEEPEST = 8;

    private Sources() {}

    /**
     * All sources, in the order named.
     *
     * <p>A picture in a folder that is named after a class, by index or WordNet identifier ({@code viz/211/dog.jpg}, {@code val/n02100583/dog.jpg}), has that class as its
     * target.
     *
     * @throws VizslaException if a path does not exist, or a folder holds no picture
     */
    static List<Source> of(List<Path> paths, Labels labels) {
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<Path> found = pictures(path);
                if (found.isEmpty()) {
                    throw new VizslaException("there are no pictures in " + path);
                }
                found.forEach(file -> sources.add(new Source(file, classOf(file, labels))));
            } else if (Files.exists(path)) {
                sources.add(new Source(path, OptionalInt.empty()));
            } else {
                throw new VizslaException("there is no file or folder " + path);
            }
        }
        return sources;
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(Sources::isPicture)
                    .sorted(Comparator.comparing(Path::toString, NaturalOrder.INSTANCE))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new VizslaException("cannot read folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && PICTURES.contains(name.substring(name.lastIndexOf('.') + 1))
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

    /** A folder name for each source, made of its file's name, safe on every system and unlike all others. */
    static List<String> folderNames(List<Source> sources) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            String stem = source.name().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9_-]+", "_");
            String base = stem.isBlank() ? "picture" : stem.substring(0, Math.min(stem.length(), 80));
            String name = base;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = base + "-" + i;
            }
            names.add(name);
        }
        return names;
    }
}
