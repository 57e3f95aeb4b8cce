package org.vizsla.graph.pass.internal;

import java.util.List;
import org.vizsla.graph.Node;

/** {@code min} and {@code max} were attributes and are now inputs; an omitted bound stays omitted. */
final class ClipBounds implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        lifting.add(node, List.of(x, bound("min", node, lifting), bound("max", node, lifting)), "min", "max");
    }

    private static String bound(String attribute, Node node, Lifting lifting) {
        return node.attributes().containsKey(attribute)
                ? lifting.scalarLike(node, lifting.input(node, 0), node.real(attribute, 0))
                : "";
    }
}
