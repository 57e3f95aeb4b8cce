package org.vizsla.report.batch.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.FolderWalk;

/**
 * Finds the inputs that words stand for: files, all pictures, arrays and archives in folders, by name, and those that a pattern matches; then those of a list, which are no patterns, and may be missing. An archive
 * ({@code .tar}) stands for the pictures in it.
 *
 * @param list with a path on each line
 * @param out the folder for results, in which nothing is looked for
 */
public record InputSearch(List<String> words, Optional<Lines> list, Path out) {
    private static final String RUNS = ".listing";

    /** A list, which is opened when it is needed. */
    @FunctionalInterface
    public interface Lines {
        BufferedReader open() throws IOException;
    }

    public InputSearch {
        words = List.copyOf(words);
    }

    /**
     * Finds all, always in the same order.
     *
     * @throws VizslaException if a word stands for nothing, or the list cannot be read
     */
    void each(Consumer<Input> taker) {
        new SortedPaths(out.resolve(RUNS)).close();
        for (String word : words) {
            Path path = Path.of(word);
            if (Files.isDirectory(path)) {
                if (!folder(path, taker)) {
                    throw new VizslaException("there are no images in " + word);
                }
            } else if (Files.exists(path)) {
                file(path, false, taker);
            } else if (!Glob.isPattern(word)) {
                throw new VizslaException("there is no file or folder " + word);
            } else if (!matching(word, taker)) {
                throw new VizslaException("no image matches '" + word + "'");
            }
        }
        list.ifPresent(lines -> listed(lines, taker));
    }

    private void listed(Lines list, Consumer<Input> taker) {
        try (BufferedReader lines = list.open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    listed(line, taker);
                }
            }
        } catch (NoSuchFileException e) {
            throw new VizslaException("there is no file " + e.getFile(), e);
        } catch (CharacterCodingException e) {
            throw new VizslaException("the list of images is not UTF-8", e);
        } catch (IOException e) {
            throw new VizslaException("the list of images cannot be read: " + e.getMessage(), e);
        }
    }

    private void listed(String line, Consumer<Input> taker) {
        try {
            Path path = Path.of(line);
            if (!Files.isDirectory(path)) {
                file(path, false, taker);
            } else if (!folder(path, taker)) {
                taker.accept(Input.failed(line, "there are no images in " + line));
            }
        } catch (InvalidPathException e) {
            taker.accept(Input.failed(line, "'" + line + "' is not a path of a file or folder"));
        }
    }

    /** Whether anything was found. */
    private boolean folder(Path folder, Consumer<Input> taker) {
        return sorted(folder, Integer.MAX_VALUE, true, taker, file -> true);
    }

    private boolean matching(String word, Consumer<Input> taker) {
        Glob glob = new Glob(word);
        return Files.isDirectory(glob.start()) && sorted(glob.start(), glob.depth(), false, taker, glob::matches);
    }

    private boolean sorted(Path folder, int depth, boolean inFolder, Consumer<Input> taker, Predicate<Path> wanted) {
        boolean[] any = {false};
        try (SortedPaths paths = new SortedPaths(out.resolve(RUNS))) {
            new FolderWalk(folder, out).walk(depth, new FolderWalk.Found() {
                @Override
                public void file(Path file) {
                    if ((FileSources.isPicture(file) || isArchive(file)) && wanted.test(file)) {
                        paths.add(file.toString(), "");
                    }
                }

                @Override
                public void unreadable(Path place, IOException reason) {
                    paths.add(place.toString(), FolderWalk.failure(place, reason));
                }
            });
            paths.each(entry -> {
                any[0] = true;
                if (entry.failure().isEmpty()) {
                    file(Path.of(entry.path()), inFolder, taker);
                } else {
                    taker.accept(Input.failed(entry.path(), entry.failure()));
                }
            });
        }
        return any[0];
    }

    private static boolean isArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".tar");
    }

    /** A file as it is, or the members of an archive; one that is damaged stands for those before the damage, and for a failure. */
    private static void file(Path file, boolean inFolder, Consumer<Input> taker) {
        if (!isArchive(file)) {
            taker.accept(Input.file(file, inFolder));
            return;
        }
        try {
            new Tar(file).each(taker);
        } catch (TarException e) {
            taker.accept(Input.failed(file.toString(), String.valueOf(e.getMessage())));
        }
    }
}
