package org.vizsla.graph.pass.internal;

import java.util.List;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/** {@code pads} ({@code paddings} in set 1) and {@code value} were attributes; a value of 0, the default, is left out. */
final class PadAmounts implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        long[] pads = node.integersOrNull(node.attributes().containsKey("pads") ? "pads" : "paddings");
        if (pads == null) {
            throw new VizslaException(node.label() + " of operator set " + lifting.opset()
                    + " lacks its attribute 'pads': the model is broken, export it again");
        }
        String x = lifting.input(node, 0);
        float value = node.real("value", 0);
        lifting.add(
                node,
                List.of(
                        x,
                        lifting.builderFor(node).integers(pads),
                        value == 0 ? "" : lifting.scalarLike(node, x, value)),
                "pads",
                "paddings",
                "value");
    }
}
