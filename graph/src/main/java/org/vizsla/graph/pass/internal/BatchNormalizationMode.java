package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * More outputs than one, statistics, used to mean training; {@code training_mode} says so now. A model in training normalizes by the statistics of the batch it
 * is given, so that no image has a result of its own: it is refused. Before set 7 {@code is_test} said which of the two is meant, and statistics that nothing reads mean nothing.
 *
 * <p>Before set 9 each position could have statistics of its own, {@code [C, H, W]}:
 *
 * <pre>{@code y = (x - mean) * (scale / Sqrt(variance + epsilon)) + bias}</pre>
 */
final class BatchNormalizationMode implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        boolean reads = node.outputs().stream().skip(1).anyMatch(lifting::isUsed);
        boolean lists =
                node.outputs().stream().filter(output -> !output.isEmpty()).count() > 1;
        if (reads || (lists && node.integer("is_test", 0) == 0)) {
            throw new VizslaException(node.label() + " is in training mode, for it has "
                    + node.outputs().size()
                    + " outputs: export the model for inference (in PyTorch, after model.eval())");
        }
        Node single = node.withOutputs(node.outputs().subList(0, 1));
        if (node.integer("spatial", 1) == 0) {
            byPosition(single, lifting);
        } else {
            lifting.add(single, node.inputs(), "spatial", "is_test", "consumed_inputs");
        }
    }

    private static void byPosition(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String variance = lifting.input(node, 4);
        String epsilon = lifting.scalarLike(node, variance, node.real("epsilon", 1e-5f));
        String deviation = b.op("Sqrt", b.op("Add", variance, epsilon).value()).value();
        String slope = b.op("Div", lifting.input(node, 1), deviation).value();
        String centred =
                b.op("Sub", lifting.input(node, 0), lifting.input(node, 3)).value();
        String scaled = b.op("Mul", centred, slope).value();
        lifting.add(node, "Add", List.of(scaled, lifting.input(node, 2)), Map.of());
    }
}
