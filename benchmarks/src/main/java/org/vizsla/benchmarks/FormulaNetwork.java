package org.vizsla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.FormulaWeights;

/**
 * A network for 1000 classes with weights from a formula, which are mapped from a file like a user's.
 *
 * @param weights by torchvision's names
 */
record FormulaNetwork(Model model, Map<String, Tensor> weights) {
    /** The architecture of this name. */
    static FormulaNetwork of(String name) throws IOException {
        Architecture architecture = Architectures.byName(name);
        Map<String, Tensor> weights = FormulaWeights.of(architecture.shapes(1000));
        Path file = Files.createTempDirectory("vizsla").resolve(name + ".safetensors");
        SafetensorsWriter.write(file, weights, Map.of());
        Model model =
                Model.of(architecture.build(Checkpoints.read(file).tensors()), Labels.imageNet(), Optional.of(file));
        return new FormulaNetwork(model, weights);
    }
}
