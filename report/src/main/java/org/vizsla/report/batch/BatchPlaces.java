package org.vizsla.report.batch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vizsla.graph.Leftovers;

/**
 * Where the files of a batch are.
 *
 * @param out its folder
 */
record BatchPlaces(Path out) {
    /** What was asked, and what came of it. */
    Path batch() {
        return out.resolve("batch.json");
    }

    /** The list of inputs. */
    Path inputs() {
        return out.resolve("inputs");
    }

    /** All rows. */
    Path rows() {
        return out.resolve("manifest.jsonl");
    }

    Path manifests() {
        return out.resolve("manifest");
    }

    /** The rows of a part, which is done when it is there. */
    Path manifest(int part) {
        return manifests().resolve(number(part) + ".jsonl");
    }

    /** The maps of a part by one method. */
    Path maps(String method, int part) {
        return maps(method).resolve(number(part) + ".npy");
    }

    private Path maps(String method) {
        return out.resolve("maps").resolve(method);
    }

    Path pictures(int part) {
        return out.resolve("pictures").resolve(number(part));
    }

    boolean isDone(int part) {
        return Files.exists(manifest(part));
    }

    /** How rows name a file or folder of the batch. */
    String named(Path file) {
        return out.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static String number(int part) {
        return String.format(Locale.ROOT, "%05d", part);
    }

    /** Removes what killed calls left. */
    void sweep(List<String> methods) {
        Leftovers leftovers = new Leftovers();
        leftovers.sweep(out);
        leftovers.sweep(manifests());
        methods.forEach(method -> leftovers.sweep(maps(method)));
    }
}
