package org.vizsla.graph.pass.internal;

import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * More than one output (the statistics) used to mean training; now {@code training_mode} does. A model in training mode normalizes by the statistics
 * of the batch it is given, so that an image's result depends on the others: it is refused.
 *
 * <p>The attribute {@code spatial} was removed in set 9, but some exporters still write it.
 */
final class BatchNormalizationMode implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        if (node.outputs().stream().filter(output -> !output.isEmpty()).count() > 1) {
            throw new VizslaException(node.label() + " is in training mode, since it has "
                    + node.outputs().size() + " outputs: export the model for inference");
        }
        if (node.integer("spatial", 1) == 0) {
            throw new VizslaException(node.label() + " normalizes each position by itself (spatial=0), which operator"
                    + " set " + lifting.opset() + " does not have: export the model again");
        }
        lifting.add(node.withOutputs(node.outputs().subList(0, 1)), node.inputs(), "spatial");
    }
}
