package org.vizsla.graph.pass.internal;

import java.util.List;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;

/** Before set 13, the sizes of the parts were an attribute; since set 18, equal parts are requested by their number. */
final class SplitParts implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        long[] sizes = node.integersOrNull("split");
        if (sizes != null) {
            lifting.add(
                    node,
                    List.of(lifting.input(node, 0), lifting.builderFor(node).integers(sizes)),
                    "split");
        } else if (node.input(1) == null) {
            lifting.add(node, "num_outputs", new Attribute.Int(node.outputs().size()));
        } else {
            lifting.add(node);
        }
    }
}
