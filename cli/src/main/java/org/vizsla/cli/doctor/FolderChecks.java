package org.vizsla.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.download.CachedWeights;
import org.vizsla.models.download.WeightsStore;

/** Folders that files are kept in. */
final class FolderChecks {
    private FolderChecks() {}

    /** The temporary folder, which ONNX Runtime needs. */
    static Finding temporary() {
        String name = System.getProperty("java.io.tmpdir", "");
        try {
            Path folder = Path.of(name);
            Path file = Files.createTempFile(folder, "vizsla", ".part");
            Files.delete(file);
            return Finding.ok("temporary folder", folder + ", " + free(folder));
        } catch (IOException | InvalidPathException e) {
            return Finding.broken(
                    "temporary folder",
                    "cannot write to " + name + ": " + e.getMessage(),
                    "name another in TMPDIR, or by VIZSLA_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER");
        }
    }

    /** The cache of downloaded weights. */
    static Finding cache(Environment environment) {
        try {
            WeightsStore store = environment.store();
            Path folder = store.folder();
            Path nearest = folder;
            while (!Files.exists(nearest) && nearest.getParent() != null) {
                nearest = nearest.getParent();
            }
            String words = folder + ", " + contents(store.list());
            return Files.isDirectory(nearest) && Files.isWritable(nearest)
                    ? Finding.ok("cache", words + ", " + free(nearest))
                    : Finding.limited(
                            "cache",
                            words + "; it cannot be written, so that nothing can be downloaded",
                            "name another folder in VIZSLA_CACHE");
        } catch (IOException | VizslaException e) {
            return Finding.limited(
                    "cache",
                    e instanceof VizslaException known ? Remedies.message(known) : e.toString(),
                    "name a folder in VIZSLA_CACHE");
        }
    }

    private static String contents(List<CachedWeights> weights) {
        long bytes = weights.stream().mapToLong(CachedWeights::bytes).sum();
        List<String> names =
                weights.stream().map(cached -> cached.weights().name()).toList();
        return names.isEmpty()
                ? "empty"
                : String.format(Locale.ROOT, "%d MB: %s", bytes >> 20, String.join(", ", names));
    }

    private static String free(Path folder) throws IOException {
        return String.format(
                Locale.ROOT, "%,d MB free", Files.getFileStore(folder).getUsableSpace() >> 20);
    }
}
