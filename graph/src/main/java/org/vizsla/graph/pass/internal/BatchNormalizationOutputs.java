package org.vizsla.graph.pass.internal;

import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * Statistics were up to four more outputs, in training, and are two now, if {@code training_mode} is set. Where nothing reads them they are dropped: the node
 * is one of inference.
 *
 * <p>The attribute {@code spatial} left with set 9, but some exporters still write it.
 */
final class BatchNormalizationOutputs implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        if (node.outputs().stream().skip(1).anyMatch(lifting::isUsed)) {
            throw new VizslaException(node.label() + " gives statistics of training to other nodes, which is not"
                    + " supported: export the model for inference");
        }
        if (node.integer("spatial", 1) == 0) {
            throw new VizslaException(node.label() + " normalizes each position by itself (spatial=0), which operator"
                    + " set " + lifting.opset() + " does not have: export the model again");
        }
        lifting.add(node.withOutputs(node.outputs().subList(0, 1)), node.inputs(), "spatial");
    }
}
