package org.vizsla.runtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Programs that end in one way or the other. */
final class Killer {
    private Killer() {}

    public static void main(String[] words) throws InterruptedException {
        switch (words[0]) {
            case "well" -> Runtime.getRuntime().halt(0);
            case "status" -> Runtime.getRuntime().halt(9);
            case "endless" -> Thread.sleep(1_000_000);
            case "memory" -> fill();
            default -> Session.runOnce(killing(), Map.of("x", Tensor.ofFloats(Shape.of(2), 1, 2)));
        }
    }

    /** A sum of which one operand is left out, given to ONNX Runtime without a check of its form. */
    private static Graph killing() {
        GraphBuilder b = new GraphBuilder("killing");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2));
        b.add(new Node("", "Sum", "", List.of(x, ""), List.of("y"), Map.of()));
        return b.output("y").build();
    }

    private static void fill() {
        List<ByteBuffer> held = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            held.add(ByteBuffer.allocate(1 << 24));
        }
        throw new IllegalStateException("memory is not limited: " + held.size());
    }
}
