package org.vizsla.models.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.graph.Tensor;

/**
 * Trained weights by name.
 *
 * @param file the file that they were read from
 * @param tensors the weights in the file's order, each in the type that it was saved in; if possible, their bytes stay in the file and are mapped
 * @param metadata what a safetensors file says about itself; empty for other formats
 */
public record Checkpoint(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
