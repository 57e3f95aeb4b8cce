package org.vizsla.report.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/**
 * The files that a call may write into a folder, listed in {@code page/files.txt}: a later call into the same folder removes these, so that its results never stand beside those of another, and leaves all other files alone.
 */
final class OwnFiles {
    private static final String LIST = FileNames.PARTS + "files.txt";
    private static final Pattern PLAIN =
            Pattern.compile("(" + FileNames.PARTS + ")?[A-Za-z0-9_-]{1,200}\\.(png|npy|json)");

    private OwnFiles() {}

    /**
     * Removes what an earlier call listed.
     *
     * @throws VizslaException if a file cannot be removed
     */
    static void removeEarlier(Path folder) {
        Path list = folder.resolve(LIST);
        try {
            for (String name : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                if (PLAIN.matcher(name).matches()) {
                    removeFile(folder.resolve(name));
                }
            }
            Files.deleteIfExists(list);
        } catch (NoSuchFileException none) {
            // No earlier call, or another process was faster.
        } catch (IOException e) {
            throw new VizslaException(
                    "cannot remove the results of an earlier call in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void removeFile(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            Files.deleteIfExists(file);
        }
    }

    /** Lists the files of a call before it writes them: so those of a call that breaks off are known, too. */
    static void list(Path folder, Collection<String> names) {
        AtomicFile.writeRepeatable(
                folder.resolve(LIST), (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
