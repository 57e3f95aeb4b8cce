package org.vizsla.graph.pass.internal;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * {@code ratio} was an attribute. Before set 12 a model could not ask for training, or the exporter forgot to say {@code is_test}; after it the default is inference.
 *
 * <p>The mask, which meant little in inference and has other values now, is dropped where nothing reads it, and refused otherwise.
 */
final class DropoutRatio implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        if (lifting.isUsed(node.output(1))) {
            throw new VizslaException(node.label() + " of operator set " + lifting.opset()
                    + " gives its mask to other nodes, which is not supported: export the model for inference");
        }
        List<String> inputs = new ArrayList<>(List.of(lifting.input(node, 0)));
        if (node.attributes().get("ratio") instanceof Attribute.Real ratio) {
            inputs.add(lifting.builderFor(node).scalar(ratio.value()));
        }
        lifting.add(node.withOutputs(node.outputs().subList(0, 1)), inputs, "ratio", "is_test", "consumed_inputs");
    }
}
