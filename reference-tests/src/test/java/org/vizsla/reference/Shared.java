package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vizsla.graph.Tensors;
import org.vizsla.models.checkpoint.Checkpoints;

/** The folder of reference data. */
public final class Shared {
    private Shared() {}

    /** A file or folder in it, such as {@code images/vizsla_211.jpg}. */
    public static Path path(String name) {
        Path folder = Path.of(System.getProperty("vizsla.shared", "../../shared"));
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new AssertionError(
                    "the reference data are not there: " + path.toAbsolutePath().normalize()
                            + " is missing; put the folder 'shared' beside the checkout, or name it with -Dvizsla.shared=FOLDER");
        }
        return path;
    }

    /** The tensors of a safetensors file. */
    static Tensors tensors(String name) {
        return new Tensors(Checkpoints.read(path(name)).tensors());
    }

    /** All files below a folder whose names end so, in order. */
    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
