package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.npy.Npy;

/** Archives of arrays, as NumPy's {@code savez} writes them. */
final class Npz {
    private Npz() {}

    /** The arrays by name, unpacked into the folder; those of types that {@link Npy} does not read are left out. */
    static Tensors read(Path file, Path folder) {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                Path array = folder.resolve(file.getFileName() + "_" + entry.getName());
                Files.copy(archive.getInputStream(entry), array);
                try {
                    arrays.put(entry.getName().replace(".npy", ""), Npy.read(array));
                } catch (VizslaException ofAnotherType) {
                    // Texts, such as names of layers.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tensors(arrays);
    }
}
