package org.vizsla.report.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/**
 * The folder of one run, {@code ROOT/NAME-N}, which no other run writes into: N counts up, also between processes. The last run that ended with results is reached as {@code ROOT/latest}, a symbolic link; where there can be
 * none, {@code ROOT/latest.html} leads to it.
 */
public final class RunFolder implements AutoCloseable {
    private static final String LATEST = "latest";
    private static final int LONGEST_NUMBER = 9;

    private final Path root;
    private final Path folder;

    private RunFolder(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * Makes the next folder of a name.
     *
     * @param root of all runs, which is made where it is missing
     * @param name what the run is about; what is not safe in names of files is replaced
     * @throws VizslaException if it cannot be made
     */
    public static RunFolder next(Path root, String name) {
        String base = FolderNames.safe(name);
        try {
            Files.createDirectories(root);
            for (long number = last(root, base) + 1; ; number++) {
                try {
                    return new RunFolder(root, Files.createDirectory(root.resolve(base + "-" + number)));
                } catch (FileAlreadyExistsException taken) {
                    // Another process was faster.
                }
            }
        } catch (IOException e) {
            throw new VizslaException("cannot make a folder in " + root + ": " + e.getMessage(), e);
        }
    }

    /** The highest number of a name, or 0. */
    private static long last(Path root, String base) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(base) + "-(\\d{1," + LONGEST_NUMBER + "})");
        long last = 0;
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(root)) {
            for (Path run : runs) {
                Matcher matcher = name.matcher(run.getFileName().toString());
                if (matcher.matches()) {
                    last = Math.max(last, Long.parseLong(matcher.group(1)));
                }
            }
        }
        return last;
    }

    /** Where the run's results go. */
    public Path path() {
        return folder;
    }

    /** Ends the run: one that wrote nothing leaves no folder, and any other is the latest. */
    @Override
    public void close() {
        if (!removedIfEmpty()) {
            markLatest();
        }
    }

    /** Removes the folder if nothing was written into it; whether it is gone. */
    public boolean removedIfEmpty() {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException hasFiles) {
            return false;
        }
    }

    private void markLatest() {
        Path link = root.resolve(LATEST);
        Path fresh = root.resolve("." + LATEST + "." + UUID.randomUUID());
        try {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
                redirect();
                return;
            }
            Files.createSymbolicLink(fresh, folder.getFileName());
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException | SecurityException noLinks) {
            redirect();
        } finally {
            discard(fresh);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It takes no room.
        }
    }

    private void redirect() {
        String target = "./" + folder.getFileName() + "/";
        String page =
                "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>The latest run · Vizsla</title>\n"
                        + "<meta http-equiv=\"refresh\" content=\"0; url=" + target
                        + "index.html\">\n<main>\n<h1>The latest run</h1>\n<p><a href=\""
                        + target
                        + "\">" + folder.getFileName() + "</a></p>\n</main>\n</html>\n";
        AtomicFile.write(root.resolve(LATEST + ".html"), page.getBytes(StandardCharsets.UTF_8));
    }
}
