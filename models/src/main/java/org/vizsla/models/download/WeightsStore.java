package org.vizsla.models.download;

import java.nio.file.Path;
import java.util.Map;
import org.vizsla.graph.VizslaException;

/** The cache of published weights. */
public final class WeightsStore {
    private final Path folder;

    private WeightsStore(Path folder) {
        this.folder = folder;
    }

    /** The store that the environment names. */
    public static WeightsStore of(Map<String, String> environment) {
        return new WeightsStore(
                Path.of(environment.getOrDefault("VIZSLA_CACHE", System.getProperty("java.io.tmpdir"))));
    }

    /** The folder of the cache. */
    public Path folder() {
        return folder;
    }

    /** The file of a network's published weights, downloaded if it is not in the cache. */
    public Path pull(String name, ProgressListener progress) {
        Path file = folder.resolve(name + ".pth");
        if (java.nio.file.Files.isRegularFile(file)) {
            progress.progress(1, 1);
            return file;
        }
        throw new VizslaException("there are no weights of " + name);
    }
}
