package org.vizsla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;

/** A network with an operator that has no derivative. */
final class Undifferentiable {
    private Undifferentiable() {}

    /** Writes it to a file; the operator lies between image and score. */
    static Path onnx(Path folder) throws IOException {
        GraphBuilder b = new GraphBuilder("drawn");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String drawn = b.op("Bernoulli", b.op("Sigmoid", x).value()).value();
        String means = b.op("Flatten", b.op("GlobalAveragePool", drawn).value()).value();
        String weights = b.initializer("weights", new RandomTensors(1).normal(3, 4));
        b.output(b.op("MatMul", means, weights).named("scores"));
        return Files.write(folder.resolve("drawn.onnx"), OnnxWriter.toBytes(b.build()));
    }
}
