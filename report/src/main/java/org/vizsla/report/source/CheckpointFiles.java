package org.vizsla.report.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;

/** The checkpoints that a training left in a folder, in the order of their names, numbers taken as numbers. */
public final class CheckpointFiles {
    private CheckpointFiles() {}

    /**
     * The checkpoints.
     *
     * @throws VizslaException if there is no such folder, or no checkpoint in it
     */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new VizslaException("there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(CheckpointFiles::isOne)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString(), NaturalOrder.INSTANCE))
                    .toList();
            if (found.isEmpty()) {
                throw new VizslaException("there are no checkpoints (.pth, .pt, .safetensors, .onnx) in " + folder);
            }
            return found;
        } catch (IOException e) {
            throw new VizslaException("cannot read folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches("[^.].*\\.(pth|pt|safetensors|onnx)") && Files.isRegularFile(file);
    }
}
