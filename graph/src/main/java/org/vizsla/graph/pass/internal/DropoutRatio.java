package org.vizsla.graph.pass.internal;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * {@code ratio} was an attribute. Before set 12 a model could not ask for training, and after it the default is inference.
 *
 * <p>The mask was of the data's type before set 10 and is boolean now; where nothing reads it, it is dropped.
 */
final class DropoutRatio implements Adapter {
    private static final int BOOLEAN_MASK = 10;

    @Override
    public void adapt(Node node, Lifting lifting) {
        boolean masked = lifting.isUsed(node.output(1));
        if (masked && lifting.opset() < BOOLEAN_MASK) {
            throw new VizslaException(node.label() + " of operator set " + lifting.opset()
                    + " gives its mask to other nodes, as numbers, which is not supported: export the model for"
                    + " inference");
        }
        List<String> inputs = new ArrayList<>(List.of(lifting.input(node, 0)));
        if (node.attributes().get("ratio") instanceof Attribute.Real ratio) {
            inputs.add(lifting.builderFor(node).scalar(ratio.value()));
        }
        lifting.add(masked ? node : node.withOutputs(node.outputs().subList(0, 1)), inputs, "ratio");
    }
}
